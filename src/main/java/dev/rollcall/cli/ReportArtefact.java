package dev.rollcall.cli;

import dev.rollcall.apply.ApplyReport;
import dev.rollcall.render.Findings;
import dev.rollcall.render.Page;
import dev.rollcall.render.Palette;
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
record ReportArtefact(ApplyReport report, String project) implements Artefact {
  @Override
  public void writeText(Palette palette, Writer out) throws IOException {
    new ReportText(palette).write(report, out);
  }

  @Override
  public void writeJson(Writer out) throws IOException {
    new ReportJson(Version.number()).write(report, out);
  }

  @Override
  public void writeMarkdown(Writer out) throws IOException {
    Page page = report.summary().handedOver() > 0 ? Page.RUNBOOK : Page.JOURNAL;
    new ReportMarkdown(page).write(report, out);
  }

  @Override
  public Findings findings() {
    return Findings.of(report, project);
  }
}
