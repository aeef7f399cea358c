package dev.rollcall.render;

import dev.rollcall.apply.ApplyReport;
import dev.rollcall.apply.Outcome;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** What became of every change of a plan: what somebody has to see to comes first. */
public final class ReportText implements View<ApplyReport> {
  private final ColorMode palette;

  public ReportText(ColorMode palette) {
    this.palette = palette;
  }

  @Override
  public void write(ApplyReport report, Writer out) throws IOException {
    StyledWriter lines = new StyledWriter(palette, out);
    lines.line(TextStyle.HEADING, heading(report));
    if (report.stopped() != null) {
      lines.line(TextStyle.ERROR, "! " + report.stopped());
    }
    writeSection(lines, "Failed", TextStyle.ERROR, report, Outcome.Failed.class);
    writeSection(lines, "Unknown", TextStyle.ERROR, report, Outcome.Unknown.class);
    writeSection(lines, "Not attempted", TextStyle.WARNING, report, Outcome.NotAttempted.class);
    writeSection(lines, "Handed over", TextStyle.HEADING, report, Outcome.HandedOver.class);
    writeSection(lines, "Applied", TextStyle.HEADING, report, Outcome.Applied.class);
    new OutcomeSummary(report).write(lines);
    out.flush();
  }

  private static String heading(ApplyReport report) {
    return "Report for "
        + Wording.name(report.header().organization())
        + " ("
        + report.header().provider()
        + "), "
        + report.startedAt()
        + " to "
        + report.finishedAt();
  }

  private static void writeSection(
      StyledWriter lines,
      String name,
      TextStyle style,
      ApplyReport report,
      Class<? extends Outcome> type)
      throws IOException {
    List<ApplyReport.Result> results =
        report.results().stream().filter(result -> type.isInstance(result.outcome())).toList();
    if (results.isEmpty()) {
      return;
    }
    lines.end();
    lines.line(style, name + " (" + results.size() + ")");
    for (ApplyReport.Result result : results) {
      String reason = result.outcome().reason();
      ChangeLine.begin(lines, result.change());
      lines.line(TextStyle.REMARK, reason == null ? "" : "  # " + reason);
    }
  }
}
