package dev.rollcall.render;

import dev.rollcall.diagnostic.Diagnostics;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** What is wrong with the input, as a comment. */
public final class DiagnosticsMarkdown implements View<Diagnostics> {
  private final PageLimit page;

  public DiagnosticsMarkdown(PageLimit page) {
    this.page = page;
  }

  /** Writes at most as much as the page holds. */
  @Override
  public void write(Diagnostics diagnostics, Writer out) throws IOException {
    List<String> items = DiagnosticMarkdown.of(diagnostics.kept());
    String counts = DiagnosticsText.counts(diagnostics);
    String heading = counts.isEmpty() ? "The files are valid" : "In the files: " + counts;
    PageSection part =
        new PageSection(
            "## " + heading + (items.isEmpty() ? "\n" : "\n\n"), items, "", page.more("findings"));
    out.write(part.within(page.maxBytes()));
    out.flush();
  }
}
