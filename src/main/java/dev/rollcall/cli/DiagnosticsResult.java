package dev.rollcall.cli;

import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.render.ColorMode;
import dev.rollcall.render.DiagnosticsJson;
import dev.rollcall.render.DiagnosticsMarkdown;
import dev.rollcall.render.DiagnosticsText;
import dev.rollcall.render.Findings;
import dev.rollcall.render.PageLimit;
import java.io.IOException;
import java.io.Writer;

/**
 * What is wrong with the input, in every format.
 *
 * @param project the project's folder seen from the repository's root
 */
record DiagnosticsResult(Diagnostics diagnostics, String project) implements CommandResult {
  @Override
  public void writeText(ColorMode palette, Writer out) throws IOException {
    new DiagnosticsText(palette).write(diagnostics, out);
  }

  @Override
  public void writeJson(Writer out) throws IOException {
    new DiagnosticsJson().write(diagnostics, out);
  }

  @Override
  public void writeMarkdown(Writer out) throws IOException {
    new DiagnosticsMarkdown(PageLimit.COMMAND).write(diagnostics, out);
  }

  @Override
  public void writeRunbook(Writer out) throws IOException {
    writeMarkdown(out); // where files are invalid there is nothing to be done at a console
  }

  @Override
  public Findings findings() {
    return Findings.of(diagnostics, project);
  }
}
