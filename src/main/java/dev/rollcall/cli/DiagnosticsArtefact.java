package dev.rollcall.cli;

import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.render.Annotations;
import dev.rollcall.render.CodeQuality;
import dev.rollcall.render.DiagnosticsJson;
import dev.rollcall.render.DiagnosticsMarkdown;
import dev.rollcall.render.DiagnosticsText;
import dev.rollcall.render.Findings;
import dev.rollcall.render.Page;
import dev.rollcall.render.Palette;
import dev.rollcall.render.Sarif;
import java.io.IOException;
import java.io.Writer;

/**
 * What is wrong with the input, in every format.
 *
 * @param project the project's folder seen from the repository's root
 */
record DiagnosticsArtefact(Diagnostics diagnostics, String project) implements Artefact {
  @Override
  public void write(Format format, Palette palette, Writer out) throws IOException {
    switch (format) {
      case text -> new DiagnosticsText(palette).write(diagnostics, out);
      case json -> new DiagnosticsJson().write(diagnostics, out);
      // where files are invalid there is nothing to be done at a console
      case markdown, runbook -> new DiagnosticsMarkdown(Page.PLAIN).write(diagnostics, out);
      case github -> new Annotations().write(findings(), out);
      case gitlab -> new CodeQuality().write(findings(), out);
      case sarif -> new Sarif(Version.number()).write(findings(), out);
    }
  }

  private Findings findings() {
    return Findings.of(diagnostics, project);
  }
}
