package dev.rollcall.cli;

import dev.rollcall.apply.ApplyReport;
import dev.rollcall.render.ColorMode;
import dev.rollcall.render.Findings;
import dev.rollcall.render.PageLimit;
import dev.rollcall.render.ReportJson;
import dev.rollcall.render.ReportMarkdown;
import dev.rollcall.render.ReportText;
import java.io.IOException;
import java.io.Writer;

/**
 * What became of a plan, in every format.
 *
 * @param project the project's folder seen from the repository's root
 */
record ApplyReportResult(ApplyReport report, String project) implements CommandResult {
  @Override
  public void writeText(ColorMode palette, Writer out) throws IOException {
    new ReportText(palette).write(report, out);
  }

  @Override
  public void writeJson(Writer out) throws IOException {
    new ReportJson(Version.number()).write(report, out);
  }

  @Override
  public void writeMarkdown(Writer out) throws IOException {
    PageLimit page = report.summary().handedOver() > 0 ? PageLimit.RUNBOOK : PageLimit.JOURNAL;
    new ReportMarkdown(page).write(report, out);
  }

  @Override
  public Findings findings() {
    return Findings.of(report, project);
  }
}
