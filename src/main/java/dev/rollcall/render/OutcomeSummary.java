package dev.rollcall.render;

import dev.rollcall.apply.ApplyReport;
import dev.rollcall.apply.ApplySummary;
import dev.rollcall.plan.Action;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The end of a report: what was done in numbers, and what to do about the rest. */
final class OutcomeSummary {
  /** What to do where not everything is applied. */
  static final String ADVICE =
      "Run rollcall apply again when the cause is mended: it starts from what is live then, and"
          + " nothing is done twice.";

  /** What to do where a person is to apply it. */
  static final String HANDED_OVER =
      "Nothing was sent. Carry out the runbook, export the lists again and run rollcall plan: it"
          + " is empty when all is done.";

  private final ApplyReport report;
  private final ApplySummary summary;

  OutcomeSummary(ApplyReport report) {
    this.report = report;
    this.summary = report.summary();
  }

  void write(StyledWriter lines) throws IOException {
    lines.end();
    if (!report.complete()) {
      lines.line(ADVICE);
    }
    if (summary.handedOver() > 0) {
      lines.line(HANDED_OVER);
    }
    lines.line(report.complete() ? TextStyle.HEADING : TextStyle.ERROR, counts());
  }

  /** The last line, which says it all. */
  String counts() {
    int planned = report.results().size();
    if (planned == 0) {
      return "Nothing was to be done.";
    }
    if (planned == summary.handedOver()) {
      return "Handed over " + planned + " of " + planned + ".";
    }
    List<String> counts = new ArrayList<>();
    counts.add(summary.failed() + " failed");
    counts.add(summary.unknown() + " unknown");
    counts.add(summary.notAttempted() + " not attempted");
    counts.add(summary.handedOver() + " handed over");
    counts.removeIf(count -> count.startsWith("0 "));
    counts.add(0, "Applied " + summary.applied() + " of " + planned + done());
    return String.join(", ", counts) + ".";
  }

  private String done() {
    List<String> done = new ArrayList<>();
    for (Action action : Wording.REMOVALS_FIRST) {
      if (summary.of(action) > 0) {
        done.add(summary.of(action) + " " + Wording.participle(action));
      }
    }
    if (summary.alreadySo() > 0) {
      done.add(summary.alreadySo() + " of them already so");
    }
    return done.isEmpty() ? "" : " (" + String.join(", ", done) + ")";
  }
}
