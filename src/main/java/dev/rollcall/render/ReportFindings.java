package dev.rollcall.render;

import dev.rollcall.apply.ApplyReport;
import dev.rollcall.apply.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be said of a report, line by line: what was not applied. */
final class ReportFindings {
  private static final FindingRule FAILED =
      new FindingRule(
          "apply-failed",
          "Not applied",
          "It was sent and did not happen. " + OutcomeSummary.ADVICE);
  private static final FindingRule UNKNOWN =
      new FindingRule(
          "apply-unknown",
          "Perhaps applied",
          "It was sent, and whether it happened could not be found out. " + OutcomeSummary.ADVICE);
  private static final FindingRule NOT_ATTEMPTED =
      new FindingRule(
          "apply-not-attempted",
          "Not attempted",
          "It was not sent, because of what happened before. " + OutcomeSummary.ADVICE);
  private static final FindingRule STOPPED =
      new FindingRule(
          "apply-stopped", "Ended early", "Nothing more was sent. " + OutcomeSummary.ADVICE);

  private final ApplyReport report;
  private final RepositoryPath path;

  ReportFindings(ApplyReport report, RepositoryPath path) {
    this.report = report;
    this.path = path;
  }

  /** In the order of the plan, why the run ended early before the rest. */
  List<Finding> list() {
    List<Finding> list = new ArrayList<>();
    if (report.stopped() != null) {
      list.add(
          new Finding(
              FindingLevel.ERROR,
              STOPPED,
              report.stopped(),
              List.of(),
              null,
              path.settings(),
              List.of(report.header().organization())));
    }
    for (ApplyReport.Result result : report.results()) {
      FindingRule rule = rule(result.outcome());
      if (rule != null) {
        list.add(finding(result, rule));
      }
    }
    return list;
  }

  private static @Nullable FindingRule rule(Outcome outcome) {
    if (outcome instanceof Outcome.Failed) {
      return FAILED;
    }
    if (outcome instanceof Outcome.Unknown) {
      return UNKNOWN;
    }
    return outcome instanceof Outcome.NotAttempted ? NOT_ATTEMPTED : null;
  }

  private Finding finding(ApplyReport.Result result, FindingRule rule) {
    String reason = result.outcome().reason();
    return new Finding(
        rule.equals(NOT_ATTEMPTED) ? FindingLevel.WARNING : FindingLevel.ERROR,
        rule,
        result.outcome().word().replace('_', ' ') + ": " + ChangeMessages.message(result.change()),
        reason == null ? List.of() : List.of(reason),
        path.of(result.change().source()),
        path.settings(),
        List.of(report.header().organization(), result.change().address().toString()));
  }
}
