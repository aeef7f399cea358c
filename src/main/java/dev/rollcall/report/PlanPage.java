package dev.rollcall.report;

import static dev.rollcall.report.Span.dash;
import static dev.rollcall.report.Span.name;
import static dev.rollcall.report.Span.own;
import static dev.rollcall.report.Span.prose;
import static dev.rollcall.report.Span.strong;
import static java.util.stream.Collectors.joining;

import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.plan.Action;
import dev.rollcall.plan.BaseComparison;
import dev.rollcall.plan.Cause;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Consequence;
import dev.rollcall.plan.Guard;
import dev.rollcall.plan.GuardOverride;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.PlanSummary;
import dev.rollcall.plan.SavedChange;
import dev.rollcall.plan.Step;
import dev.rollcall.plan.UnmanagedEntry;
import dev.rollcall.plan.Violation;
import dev.rollcall.plan.WaitingEntry;
import dev.rollcall.report.ColorMode.TextStyle;
import dev.rollcall.report.Item.Block;
import dev.rollcall.report.Item.Code;
import dev.rollcall.report.PageSection.ItemLayout;
import dev.rollcall.report.Span.Sign;
import dev.rollcall.report.Span.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A plan for a reviewer who has never seen rollcall: what would happen to whom, why, and by which
 * line. Text shows it step by step, a document what takes access away before the rest.
 */
final class PlanPage {
  /** How many overrides the headline of a document names. */
  private static final int MAX_OVERRIDES = 10;

  /** How many consequences of one change a document shows. */
  static final int MAX_CONSEQUENCES = 20;

  /** How many waiting or unmanaged things text shows: they call for no action. */
  private static final int MAX_NOTES = 20;

  /** UTF-16 units of options that are still pasted at once. */
  private static final int MAX_OPTIONS_LENGTH = 2000;

  private final Plan plan;
  private final PlanSummary summary;
  private final boolean compared;

  PlanPage(Plan plan) {
    this.plan = plan;
    this.summary = plan.summary();
    this.compared = plan.comparison() != null && plan.comparison().causes();
  }

  static Page of(Plan plan) {
    PlanPage page = new PlanPage(plan);
    List<PageSection> sections =
        new ArrayList<>(List.of(page.textOpening(), page.documentOpening()));
    sections.add(page.losses());
    sections.addAll(page.steps());
    sections.add(diff("All changes", plan.changes(), change -> change, page::item).room(6, 0));
    sections.addAll(page.notes());
    String changes = plan.changes().isEmpty() ? "No changes." : "Plan: " + page.actions() + ".";
    sections.add(page.closing(changes));
    return Page.of(sections, name("rollcall plan --format json"), own(" has all of it"));
  }

  private PageSection textOpening() {
    PageSection opening =
        PageSection.of(Target.TEXT, line(TextStyle.STRONG, "Plan for " + header("made")));
    if (!plan.changes().isEmpty()) {
      opening.opening(line(null, actions()));
    }
    Map<Cause, Integer> causes = causes();
    if (!causes.isEmpty()) {
      opening.opening(
          line(
              null,
              causes.entrySet().stream()
                  .map(cause -> cause.getValue() + " " + Wording.cause(cause.getKey(), compared))
                  .collect(joining(", ", "Causes: ", ""))));
    }
    if (!changedSettings().isEmpty()) {
      opening.opening(line(TextStyle.WARNING, changedSettings()));
    }
    List<GuardOverride> overrides = plan.verdict().overrides();
    if (!overrides.isEmpty()) {
      String all = overrides.stream().map(GuardOverride::toString).collect(joining(", "));
      opening.opening(line(TextStyle.WARNING, "Allowed for this plan: " + all));
    }
    return opening;
  }

  /** {@code acme (sandbox), made 2026-11-24T02:10:00Z}, for text. */
  String header(String participle) {
    Plan.Header header = plan.header();
    String organization = Wording.name(header.organization());
    return organization + " (" + header.provider() + "), " + participle + " " + header.createdAt();
  }

  /** A line of text in a style. */
  static Item line(@Nullable TextStyle style, String text) {
    return Item.paragraph(name(text).styled(style));
  }

  private PageSection documentOpening() {
    String actions = plan.changes().isEmpty() ? "no changes" : actions();
    PageSection opening =
        PageSection.of(
            Target.DOCUMENT,
            Item.paragraph(
                Block.TITLE,
                own("Plan for "),
                name(plan.header().organization()),
                own(": " + actions)));
    if (!plan.verdict().allowed()) {
      opening.opening(refusal("Refused by "));
    }
    if (!plan.verdict().overrides().isEmpty()) {
      opening.opening(overrides(plan.verdict().overrides()));
    }
    if (!changedSettings().isEmpty()) {
      opening.opening(Item.paragraph(Block.IMPORTANT, strong(changedSettings() + ".")));
    }
    Item causes = Item.paragraph();
    causes()
        .forEach(
            (cause, count) ->
                causes.and(
                    Target.BOTH,
                    own(causes.spans.isEmpty() ? "" : ", "),
                    strong(count.toString()),
                    own(" " + Wording.cause(cause, compared))));
    if (!causes.spans.isEmpty()) {
      opening.opening(causes.and(Target.BOTH, own(".")));
    }
    return opening.opening(origin("Made "));
  }

  /** Says in a document that guards refuse something. */
  Item refusal(String what) {
    return Item.paragraph(
        Block.CAUTION,
        strong(what),
        name(guards()).styled(TextStyle.STRONG),
        own(": the end of this page says why."));
  }

  /** When and of what a document was made, and what there is beside the changes. */
  Item origin(String participle) {
    String beside = beside().isEmpty() ? "" : " Beside that: " + beside() + ".";
    return Item.paragraph(
        own(participle + plan.header().createdAt() + " on "),
        name(plan.header().provider()),
        own("." + beside));
  }

  private static Item overrides(List<GuardOverride> overrides) {
    Item line = Item.paragraph(Block.WARNING, strong("Allowed for this plan:"));
    String before = " ";
    for (GuardOverride override : overrides.subList(0, Math.min(MAX_OVERRIDES, overrides.size()))) {
      line.and(Target.BOTH, own(before), name(override.toString()));
      before = ", ";
    }
    int more = overrides.size() - MAX_OVERRIDES;
    return more <= 0 ? line : line.and(Target.BOTH, own(" and " + more + " more"));
  }

  private PageSection losses() {
    List<Change> losses =
        plan.changes().stream().filter(Change::reducesAccess).sorted(Wording.LOSSES_FIRST).toList();
    return PageSection.list(Target.DOCUMENT, "Takes access away", losses, this::item)
        .more("that take access away")
        .room(2, 3);
  }

  private List<PageSection> steps() {
    Map<Step, List<Change>> steps =
        plan.changes().stream()
            .collect(
                Collectors.groupingBy(
                    Change::step, () -> new EnumMap<>(Step.class), Collectors.toList()));
    return steps.entrySet().stream()
        .map(
            step ->
                PageSection.list(
                    Target.TEXT, Wording.heading(step.getKey()), step.getValue(), this::item))
        .toList();
  }

  /**
   * Changes as a diff, for documents. What takes access away comes first, so that it is what a full
   * page still holds.
   */
  static <T> PageSection diff(
      String title, Collection<T> values, Function<T, Change> change, Function<T, Item> item) {
    List<T> sorted =
        values.stream().sorted(Comparator.comparing(change, Wording.LOSSES_FIRST)).toList();
    return PageSection.list(
            Target.DOCUMENT,
            title,
            sorted,
            value -> item.apply(value).group(Wording.heading(change.apply(value).step())))
        .layout(ItemLayout.DIFF);
  }

  /** What is done to whom, why, by which line, and what goes with it. */
  private Item item(Change change) {
    Item item = withConsequences(change);
    item.remark(
        Target.BOTH, own(Wording.causeMark(change.cause(), compared)), prose(change.reason()));
    if (change.note() != null) {
      item.remark(Target.BOTH, own(", "), name(Wording.quoted(change.note())));
    }
    return item.remark(Target.BOTH, place(change.source()));
  }

  /** What is done to whom. */
  static Item change(Change change) {
    Sign sign = sign(change.step().action());
    Sign shown = sign == Sign.CHANGE && change.lowers() ? Sign.LOWERED : sign;
    Item item = Item.of(change(shown, SavedChange.of(change)));
    return change.lowers() ? item.and(Target.BOTH, own(" (lowered)").styled(TextStyle.LOSS)) : item;
  }

  /** What is done to whom, and what goes with it. */
  static Item withConsequences(Change change) {
    return change(change)
        .children(consequences(change.consequences(), 4))
        .maxChildren(MAX_CONSEQUENCES);
  }

  /** The verb and what it is about. */
  static Span[] change(Sign sign, SavedChange change) {
    return new Span[] {
      Span.sign(sign, Wording.verb(change.action())), own(" "), name(Wording.object(change))
    };
  }

  static Sign sign(Action action) {
    return switch (action) {
      case INVITE, CREATE, ADD, GRANT -> Sign.GAIN;
      case RESEND -> Sign.RESEND;
      case SET_ROLE -> Sign.CHANGE;
      case REVOKE, REMOVE, DELETE -> Sign.LOSS;
    };
  }

  /** What goes with a removal, in text so many columns further in. */
  static List<Item> consequences(List<Consequence> consequences, int indent) {
    return consequences.stream().map(c -> consequence(c).indent(indent)).toList();
  }

  private static Item consequence(Consequence consequence) {
    boolean isLoss = consequence instanceof Consequence.Loss;
    Sign sign = isLoss ? Sign.LOSS : Sign.FURTHER_LOSS;
    String words = Wording.consequence(consequence);
    return Item.of()
        .and(Target.TEXT, Span.sign(sign, ""), own(" ").styled(sign.style))
        .and(Target.DOCUMENT, own(Wording.also(consequence)))
        .and(Target.BOTH, (isLoss ? name(words) : prose(words)).styled(sign.style));
  }

  /** A place in brackets; nothing where there is none. */
  static Span[] place(@Nullable SourceLocation source) {
    return source == null
        ? new Span[0]
        : new Span[] {own(" ("), name(Wording.place(source)), own(")")};
  }

  /** What a plan found and leaves as it is, and what its guards say. */
  List<PageSection> notes() {
    List<PageSection> notes = new ArrayList<>();
    notes.add(
        PageSection.list(Target.BOTH, "Waiting", plan.waiting(), PlanPage::item)
            .layout(ItemLayout.COLLAPSED)
            .textMax(MAX_NOTES)
            .room(4, 20));
    notes.add(
        PageSection.list(Target.BOTH, "Unmanaged, left alone", plan.unmanaged(), PlanPage::item)
            .layout(ItemLayout.COLLAPSED)
            .textMax(MAX_NOTES)
            .room(5, 20));
    notes.add(
        PageSection.list(Target.BOTH, "Warnings", plan.warnings(), DiagnosticsPage::item)
            .more("warnings")
            .room(3, 10));
    if (!plan.verdict().allowed()) {
      notes.add(refused());
    } else if (!plan.changes().isEmpty()) {
      notes.add(
          PageSection.of(Target.DOCUMENT, Item.paragraph(own("No guard refuses this plan.")))
              .room(1, 5));
    }
    return notes;
  }

  private static Item item(WaitingEntry waiting) {
    String since = waiting.since() == null ? "" : " since " + waiting.since();
    String sends =
        waiting.sends() == null
            ? ""
            : ", " + Wording.count(waiting.sends(), "e-mail", "e-mails") + " sent";
    String expired = waiting.expired() ? ", expired" : "";
    return Item.of(
        name(Wording.subject(waiting.address())),
        dash(),
        prose(waiting.reason() + since + sends + expired));
  }

  private static Item item(UnmanagedEntry unmanaged) {
    return Item.of(name(Wording.subject(unmanaged.address())), dash(), prose(unmanaged.reason()));
  }

  /** Which guards refuse the plan, by which setting, and what would let it pass. */
  private PageSection refused() {
    Target target = plan.changes().isEmpty() ? Target.TEXT : Target.BOTH;
    return PageSection.list(target, "Refused by guards", plan.verdict().violations(), this::item)
        .ending(wayOut())
        .room(1, 5);
  }

  private Item item(Violation violation) {
    String setting = Wording.setting(violation);
    String origin = violation.guard() == Guard.CALLER ? "" : origin(violation);
    String allow = violation.allow();
    Item detail = Item.of().indent(4);
    detail.and(
        Target.TEXT,
        name(setting + (origin.isEmpty() ? "" : " (" + origin + ")")),
        name(", " + Wording.wayOut(violation)));
    Item item =
        Item.of()
            .and(Target.TEXT, own("!").styled(TextStyle.ERROR), own(" "))
            .and(Target.DOCUMENT, name(setting));
    if (!origin.isEmpty()) {
      item.and(Target.DOCUMENT, own(" ("), prose(origin), own(")"));
    }
    return item.and(Target.DOCUMENT, own(": "))
        .and(Target.BOTH, prose(violation.message()))
        .and(Target.DOCUMENT, own("; "))
        .and(Target.DOCUMENT, allow == null ? own("") : name(allow))
        .and(Target.DOCUMENT, own(allow == null ? "nothing lets it pass" : " lets it pass once"))
        .children(List.of(detail));
  }

  /** Where a violation's limit comes from: an option, a line or the default. */
  private String origin(Violation violation) {
    boolean isRaised =
        plan.verdict().overrides().stream()
            .anyMatch(
                override ->
                    override.guard() == violation.guard()
                        && override.value().equals(violation.limit()));
    if (isRaised) {
      return "by --allow";
    }
    return violation.source() == null ? "default" : Wording.place(violation.source());
  }

  private Item wayOut() {
    Optional<String> options = OverrideHint.of(plan.verdict());
    if (options.isEmpty()) {
      return Item.paragraph(
          own("Nothing lets this plan pass: what it is refused for has to change."));
    }
    Item text =
        Item.paragraph().and(Target.TEXT, own("To let this plan pass once: "), name(options.get()));
    return SafeText.of(options.get()).length() > MAX_OPTIONS_LENGTH
        ? text.and(Target.DOCUMENT, own("All of these options together let this plan pass once."))
        : text.and(Target.DOCUMENT, own("To let this plan pass once:"))
            .code(Code.shell(options.get()));
  }

  /** The last line of text, which says it all. */
  PageSection closing(String changes) {
    Item line = Item.paragraph(own(changes).styled(TextStyle.STRONG));
    if (!beside().isEmpty()) {
      line.and(Target.BOTH, own(" " + beside() + "."));
    }
    if (!plan.verdict().allowed()) {
      line.and(Target.BOTH, own(" Refused by " + guards() + ".").styled(TextStyle.ERROR));
    }
    return PageSection.of(Target.TEXT, line);
  }

  /** How many of each action, such as {@code 2 to remove, 1 to invite}; empty without changes. */
  private String actions() {
    return Wording.REMOVALS_FIRST.stream()
        .filter(action -> summary.of(action) > 0)
        .map(action -> summary.of(action) + " to " + Wording.verb(action) + lowered(action))
        .collect(joining(", "));
  }

  private String lowered(Action action) {
    long lowered = plan.changes().stream().filter(Change::lowers).count();
    return action == Action.SET_ROLE && lowered > 0 ? " (" + lowered + " lowered)" : "";
  }

  /** How many changes each cause has; empty where it goes without saying. */
  private Map<Cause, Integer> causes() {
    Map<Cause, Integer> causes = new EnumMap<>(Cause.class);
    if (compared && !plan.changes().isEmpty()) {
      causes.put(Cause.DECLARED, 0);
      causes.put(Cause.DRIFT, 0);
    }
    plan.changes().forEach(change -> causes.merge(change.cause(), 1, Integer::sum));
    return causes.keySet().equals(Set.of(Cause.DECLARED)) ? Map.of() : causes;
  }

  /** Which settings say something else in the base; empty where none does or nobody knows. */
  private String changedSettings() {
    BaseComparison comparison = plan.comparison();
    if (comparison == null || comparison.changedSettings().isEmpty()) {
      return "";
    }
    return (comparison.settingsInEffect()
            ? "Changed settings: "
            : "Changed settings, which this plan does not use yet: ")
        + String.join(", ", comparison.changedSettings());
  }

  /** The guards that refuse the plan; empty where it may be applied. */
  String guards() {
    return plan.verdict().violations().stream()
        .map(violation -> violation.guard().word())
        .distinct()
        .collect(joining(", "));
  }

  /** How much there is beside the changes; empty where there is nothing. */
  private String beside() {
    return Wording.counts(
        summary.waiting() + " waiting",
        Wording.count(
            summary.waitingAccess(),
            "membership or grant waiting",
            "memberships and grants waiting"),
        summary.unmanaged() + " unmanaged",
        Wording.count(plan.warnings().size(), "warning", "warnings"));
  }
}
