package dev.rollcall.report;

import static dev.rollcall.report.Span.name;
import static dev.rollcall.report.Span.own;
import static dev.rollcall.report.Span.prose;

import dev.rollcall.diagnostic.Edit;
import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Drift;
import dev.rollcall.plan.DriftClass;
import dev.rollcall.plan.Plan;
import dev.rollcall.report.ColorMode.TextStyle;
import dev.rollcall.report.Item.Block;
import dev.rollcall.report.Span.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Drift for a reviewer who decides which side is right: what differs, how to adopt it and how to
 * revert it. A document has room for some items of every class.
 */
final class DriftPage {
  /** The longest command, in UTF-16 units, that is shown within a line. */
  private static final int MAX_COMMAND_LENGTH = 300;

  private final Drift drift;
  private final Plan plan;
  private final String apply;
  private final PlanPage planPage;

  private DriftPage(Drift drift, String apply) {
    this.drift = drift;
    this.plan = drift.plan();
    this.apply = apply;
    this.planPage = new PlanPage(plan);
  }

  /**
   * @param apply the command that applies all of the plan
   */
  static Page of(Drift drift, String apply) {
    return new DriftPage(drift, apply).page();
  }

  private Page page() {
    Item title = PlanPage.line(TextStyle.STRONG, "Drift of " + planPage.header("seen"));
    List<PageSection> sections = new ArrayList<>();
    sections.add(PageSection.of(Target.TEXT, title));
    sections.add(documentOpening());
    for (DriftClass driftClass : DriftClass.values()) {
      sections.add(section(driftClass));
    }
    if (drift.together().size() > 1) {
      sections.add(
          PageSection.of(
              Target.TEXT,
              Item.paragraph(
                  "Line numbers refer to the files as they are now: edit each file from the end to"
                      + " the beginning.")));
    }
    sections.addAll(together());
    sections.addAll(planPage.notes());
    sections.add(planPage.closing("Drift: " + counts() + "."));
    return Page.of(sections, Page.seeCommand("rollcall drift --format json"));
  }

  private PageSection documentOpening() {
    Span organization = name(plan.header().organization());
    Item wayBack =
        Item.paragraph(
            "To adopt something, edit the files as shown, from the end to the beginning. To revert"
                + " everything: {}",
            name(apply));
    return PageSection.of(
        Target.DOCUMENT,
        Item.block(Block.TITLE, "Drift of {}: {}", organization, own(counts())),
        planPage.refusal("Reverting everything is refused by"),
        planPage.origin("Seen"),
        plan.changes().isEmpty() ? Item.paragraph("") : wayBack);
  }

  /** The count of each class, such as {@code 2 added by hand, 1 missing}. */
  private String counts() {
    return drift.drifted().isEmpty()
        ? "nothing"
        : drift.counts().entrySet().stream()
            .map(one -> one.getValue() + " " + one.getKey().title().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
  }

  /** There may be most of what was added, so that section gets the room the others leave. */
  private PageSection section(DriftClass driftClass) {
    boolean isAdded = driftClass == DriftClass.ADDED;
    return PageSection.list(
            Target.BOTH,
            driftClass.title(),
            drift.drifted().stream()
                .filter(one -> one.deviation().driftClass() == driftClass)
                .toList(),
            this::item)
        .meaning(driftClass.meaning())
        .more(driftClass.title().toLowerCase(Locale.ROOT))
        .room(isAdded ? 9 : 8, isAdded ? 0 : 12);
  }

  /** What differs, how to adopt it and how to revert it. */
  private Item item(Drift.Reconciliation drifted) {
    Drift.Deviation deviation = drifted.deviation();
    Change change = deviation.change();
    Item item = Item.of("{}", name(Wording.subject(change.address())));
    item.dash().and("{}", prose(state(deviation)));
    String note = change.note() == null ? "" : Wording.quoted(change.note());
    if (!note.isEmpty()) {
      item.document(", {}", name(note));
    }
    if (change.source() != null) {
      String place = Wording.place(change.source());
      item.document(" ({})", name(place));
      item.remark(Target.TEXT, "{}", name(place + (note.isEmpty() ? "" : ", " + note)));
    }
    return item.children(
        List.of(
            adoption(drifted),
            reversal(drifted.revert()),
            ChangeItems.withConsequences(change).indent(4)));
  }

  private static Item adoption(Drift.Reconciliation drifted) {
    Drift.Deviation deviation = drifted.deviation();
    if (deviation.obstacle() != null) {
      return Item.of("cannot be adopted: {}", prose(deviation.obstacle()));
    }
    Item adoption = Item.of(adoption(deviation) + ":");
    adoption.children(drifted.edits().stream().map(DriftPage::item).toList());
    List<Span> along =
        deviation.along().stream().map(address -> name(Wording.subject(address))).toList();
    return along.isEmpty()
        ? adoption
        : adoption.children(List.of(PlanPage.list(Item.of("together with "), along)));
  }

  /** An edit with the lines it writes. */
  private static Item item(Edit edit) {
    return Item.of("{}, {}", name(edit.file()), prose(edit(edit))).yaml(edit.lines());
  }

  private Item reversal(Drift.Revert reversal) {
    String command = command(apply, reversal);
    String remark = remark(reversal);
    Item item = Item.of("to revert it: ").text("{}", name(command));
    if (SafeText.of(command).length() > MAX_COMMAND_LENGTH) {
      item.shell(command);
    } else {
      item.document("{} ", name(command));
    }
    return remark.isEmpty()
        ? item
        : item.document("({})", prose(remark)).remark(Target.TEXT, remark);
  }

  /** Edits that are needed only if everything is adopted. */
  private List<PageSection> together() {
    String title = "To adopt everything at once, also";
    List<Item> items = new ArrayList<>();
    drift.editsOnlyInBatch().forEach(edit -> items.add(item(edit).indent(6)));
    for (Edit edit : drift.editsNotInBatch()) {
      String stays = "{}, line " + edit.first() + " stays as it is";
      items.add(Item.of(stays, name(edit.file())).indent(6));
    }
    PageSection text = PageSection.list(Target.TEXT, null, items, item -> item);
    return items.isEmpty()
        ? List.of()
        : List.of(
            text.opening(PlanPage.line(TextStyle.STRONG, title)),
            PageSection.list(Target.DOCUMENT, title, items, item -> item).more("lines").room(7, 5));
  }

  /** What is live and what is declared, unless the class says it. */
  static String state(Drift.Deviation deviation) {
    Change change = deviation.change();
    String before = Wording.role(" as ", change.before());
    String after = Wording.role(" as ", change.after());
    return switch (deviation.driftClass()) {
      case ADDED, WINDOW_NOT_BEGUN, WINDOW_ENDED -> "live" + before;
      case MISSING, WINDOW_OPENED, GRANTABLE -> "declared" + after;
      case ROLE_EDITED -> "live" + before + ", declared" + after;
      case INVITATION_STALE -> "invited" + before + ", " + change.reason();
      case INVITATION_LEFT -> "an open invitation, " + change.reason();
    };
  }

  /** What the edits are for. */
  static String adoption(Drift.Deviation deviation) {
    return switch (deviation.driftClass()) {
      case ADDED, ROLE_EDITED, MISSING, GRANTABLE, INVITATION_STALE, INVITATION_LEFT ->
          "to adopt it";
      case WINDOW_OPENED -> "to adopt it, or write a later start date";
      case WINDOW_NOT_BEGUN -> "to adopt it, or write an earlier start date";
      case WINDOW_ENDED -> "to adopt it for good, or write a later end date";
    };
  }

  /** The place and the kind of an edit; the lines it writes follow it. */
  static String edit(Edit edit) {
    String about = Wording.name(edit.about());
    if (edit.byHand() != null) {
      String what =
          switch (edit.verb()) {
            case INSERT -> "add";
            case REPLACE -> about + " becomes";
            case DELETE -> "delete " + about;
          };
      return "at line " + edit.first() + ", by hand since " + edit.byHand() + ": " + what;
    }
    boolean one = edit.first() == edit.last();
    String lines = one ? "line " + edit.first() : "lines " + edit.first() + " to " + edit.last();
    return switch (edit.verb()) {
      case INSERT -> "after line " + edit.first() + ":";
      case REPLACE -> lines + (one ? " becomes:" : " become:");
      case DELETE -> "delete " + lines + ", " + about;
    };
  }

  /**
   * The command that reverts something, with the options its guards require.
   *
   * @param apply the command that applies all of the plan
   */
  static String command(String apply, Drift.Revert reversal) {
    String option = reversal.option().isEmpty() ? "" : " " + reversal.option();
    String allow =
        reversal.verdict().allowed()
            ? ""
            : OverrideHint.of(reversal.verdict()).map(options -> " " + options).orElse("");
    return apply + option + allow;
  }

  /** A remark on that command; empty if there is none. */
  private static String remark(Drift.Revert reversal) {
    List<String> remarks = new ArrayList<>();
    if (reversal.changes() > 1) {
      remarks.add("applies " + reversal.changes() + " changes, this one among them");
    }
    if (!reversal.verdict().allowed()) {
      remarks.add(
          OverrideHint.of(reversal.verdict()).isPresent()
              ? "refused without --allow"
              : "refused, and no option allows it");
    }
    return String.join("; ", remarks);
  }
}
