package dev.rollcall.cli;

import dev.rollcall.apply.ApplyReport;
import dev.rollcall.render.Annotations;
import dev.rollcall.render.CodeQuality;
import dev.rollcall.render.Findings;
import dev.rollcall.render.Page;
import dev.rollcall.render.Palette;
import dev.rollcall.render.ReportJson;
import dev.rollcall.render.ReportMarkdown;
import dev.rollcall.render.ReportText;
import dev.rollcall.render.Sarif;
import java.io.IOException;
import java.io.Writer;

/**
 * What became of a plan, in every format.
 *
 * @param project the project's folder seen from the repository's root
 */
record ReportArtefact(ApplyReport report, String project) implements Artefact {
  @Override
  public void write(Format format, Palette palette, Writer out) throws IOException {
    switch (format) {
      case text -> new ReportText(palette).write(report, out);
      case json -> new ReportJson(Version.number()).write(report, out);
      case markdown -> new ReportMarkdown(Page.PLAIN).write(report, out);
      case github -> new Annotations().write(findings(), out);
      case gitlab -> new CodeQuality().write(findings(), out);
      case sarif -> new Sarif(Version.number()).write(findings(), out);
      case runbook -> throw new IllegalStateException("a report is no runbook");
    }
  }

  private Findings findings() {
    return Findings.of(report, project);
  }
}
