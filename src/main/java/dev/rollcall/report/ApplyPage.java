package dev.rollcall.report;

import static dev.rollcall.report.Span.name;
import static dev.rollcall.report.Span.own;
import static dev.rollcall.report.Span.prose;

import dev.rollcall.apply.ApplyReport;
import dev.rollcall.apply.Outcome.Status;
import dev.rollcall.plan.Action;
import dev.rollcall.plan.Plan;
import dev.rollcall.report.ColorMode.TextStyle;
import dev.rollcall.report.Item.Block;
import dev.rollcall.report.Span.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The outcome of every change of a plan; those that need attention come first. */
final class ApplyPage {
  /** What to do if some changes were not applied. */
  static final String ADVICE =
      "Fix the cause and run rollcall apply again: it reads the live state again and does nothing"
          + " twice.";

  /** What to do if an admin carries out the plan by hand. */
  private static final String HANDED_OVER =
      "Nothing was sent. Carry out the runbook, export the lists again and run rollcall plan:"
          + " when everything is done, the plan is empty.";

  private final ApplyReport report;

  private ApplyPage(ApplyReport report) {
    this.report = report;
  }

  static Page of(ApplyReport report) {
    return new ApplyPage(report).page();
  }

  private Page page() {
    List<PageSection> sections = new ArrayList<>(List.of(textOpening(), documentOpening()));
    sections.add(open("Failed", TextStyle.ERROR, Status.FAILED));
    sections.add(open("Unknown", TextStyle.ERROR, Status.UNKNOWN));
    sections.add(open("Not attempted", TextStyle.WARNING, Status.NOT_ATTEMPTED));
    sections.addAll(closed("Handed over", Status.HANDED_OVER));
    sections.addAll(closed("Applied", Status.APPLIED));
    TextStyle style = report.complete() ? TextStyle.STRONG : TextStyle.ERROR;
    sections.add(
        PageSection.of(Target.TEXT).opening(advice()).opening(PlanPage.line(style, counts())));
    String who = report.count(Status.HANDED_OVER) > 0 ? "the runbook" : "the journal of the run";
    return Page.of(sections, List.of(own(who + " has the full list")));
  }

  private PageSection textOpening() {
    Plan.Header header = report.header();
    String title =
        "Report for %s (%s), %s to %s"
            .formatted(
                Wording.name(header.organization()),
                header.provider(),
                report.startedAt(),
                report.finishedAt());
    PageSection opening = PageSection.of(Target.TEXT, PlanPage.line(TextStyle.STRONG, title));
    return report.stopped() == null
        ? opening
        : opening.opening(PlanPage.line(TextStyle.ERROR, "! " + report.stopped()));
  }

  private PageSection documentOpening() {
    PageSection opening =
        PageSection.of(
            Target.DOCUMENT,
            Item.block(Block.TITLE, "Report for {}", name(report.header().organization())));
    if (report.stopped() != null) {
      opening.opening(Item.block(Block.CAUTION, "**Ended early:** {}", prose(report.stopped())));
    }
    return opening
        .opening(Item.paragraph("**{}**", own(counts())))
        .opening(advice())
        .opening(
            Item.paragraph(
                "From {} to {} on {}.",
                own(report.startedAt().toString()),
                own(report.finishedAt().toString()),
                name(report.header().provider())));
  }

  private Item[] advice() {
    List<Item> advice = new ArrayList<>();
    if (!report.complete()) {
      advice.add(Item.paragraph(ADVICE));
    }
    if (report.count(Status.HANDED_OVER) > 0) {
      advice.add(Item.paragraph(HANDED_OVER));
    }
    return advice.toArray(Item[]::new);
  }

  /** Results that need attention. */
  private PageSection open(String title, TextStyle style, Status status) {
    return PageSection.list(
            Target.BOTH,
            title,
            results(status),
            result ->
                reasoned(ChangeItems.change(result.change()), result)
                    .place(Target.DOCUMENT, result.change().source()))
        .style(style)
        .more("of these")
        .room(0, 4);
  }

  /** Results that need no attention: a list in text, a diff in a document. */
  private List<PageSection> closed(String title, Status status) {
    return List.of(
        PageSection.list(
            Target.TEXT,
            title,
            results(status),
            result -> reasoned(ChangeItems.change(result.change()), result)),
        ChangeItems.diff(
            title,
            results(status),
            ApplyReport.Result::change,
            result -> reasoned(ChangeItems.withConsequences(result.change()), result)));
  }

  private List<ApplyReport.Result> results(Status status) {
    return report.results().stream().filter(one -> one.outcome().status() == status).toList();
  }

  private static Item reasoned(Item item, ApplyReport.Result result) {
    String reason = result.outcome().reason();
    return reason == null ? item : item.remark(Target.BOTH, "{}", prose(reason));
  }

  /** The number of changes for each outcome. */
  private String counts() {
    int planned = report.results().size();
    if (planned == 0) {
      return "There was nothing to do.";
    }
    if (planned == report.count(Status.HANDED_OVER)) {
      return "Handed over " + planned + " of " + planned + ".";
    }
    String open =
        Wording.counts(
            report.count(Status.FAILED) + " failed",
            report.count(Status.UNKNOWN) + " unknown",
            report.count(Status.NOT_ATTEMPTED) + " not attempted",
            report.count(Status.HANDED_OVER) + " handed over");
    String applied = "Applied " + report.count(Status.APPLIED) + " of " + planned + done();
    return applied + (open.isEmpty() ? "" : ", " + open) + ".";
  }

  private String done() {
    List<String> done = new ArrayList<>();
    Map<Action, Integer> applied = report.applied();
    for (Action action : Wording.REMOVALS_FIRST) {
      int count = applied.getOrDefault(action, 0);
      done.add(
          count + " " + (action == Action.SET_ROLE ? rolesChanged(count) : participle(action)));
    }
    done.add(report.alreadySo() + " of them already in place");
    String counts = Wording.counts(done.toArray(String[]::new));
    return counts.isEmpty() ? "" : " (" + counts + ")";
  }

  private static String rolesChanged(int count) {
    return (count == 1 ? "role " : "roles ") + participle(Action.SET_ROLE);
  }

  private static String participle(Action action) {
    return switch (action) {
      case INVITE -> "invited";
      case RESEND -> "resent";
      case CREATE -> "created";
      case ADD -> "added";
      case GRANT -> "granted";
      case SET_ROLE -> "changed";
      case REVOKE -> "revoked";
      case REMOVE -> "removed";
      case DELETE -> "deleted";
    };
  }
}
