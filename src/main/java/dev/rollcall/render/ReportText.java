package dev.rollcall.render;

import dev.rollcall.apply.ApplyReport;
import dev.rollcall.apply.Outcome;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** What became of every change of a plan: what somebody has to see to comes first. */
public final class ReportText implements View<ApplyReport> {
  private final Palette palette;

  public ReportText(Palette palette) {
    this.palette = palette;
  }

  @Override
  public void write(ApplyReport report, Writer out) throws IOException {
    Lines lines = new Lines(palette, out);
    lines.line(Style.HEADING, heading(report));
    if (report.stopped() != null) {
      lines.line(Style.ERROR, "! " + report.stopped());
    }
    writeSection(lines, "Failed", Style.ERROR, report, Outcome.Failed.class);
    writeSection(lines, "Unknown", Style.ERROR, report, Outcome.Unknown.class);
    writeSection(lines, "Not attempted", Style.WARNING, report, Outcome.NotAttempted.class);
    writeSection(lines, "Handed over", Style.HEADING, report, Outcome.HandedOver.class);
    writeSection(lines, "Applied", Style.HEADING, report, Outcome.Applied.class);
    new OutcomeCounts(report).write(lines);
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
      Lines lines, String name, Style style, ApplyReport report, Class<? extends Outcome> type)
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
      lines.line(Style.REMARK, reason == null ? "" : "  # " + reason);
    }
  }
}
