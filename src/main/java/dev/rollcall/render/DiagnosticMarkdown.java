package dev.rollcall.render;

import dev.rollcall.diagnostic.Diagnostic;
import java.util.List;

/** Diagnostics as items of a list of Markdown. */
final class DiagnosticMarkdown {
  private DiagnosticMarkdown() {}

  static List<String> of(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(DiagnosticMarkdown::item).toList();
  }

  private static String item(Diagnostic diagnostic) {
    return "- **"
        + diagnostic.severity().word()
        + "** "
        + (diagnostic.source() == null ? "" : Markdown.code(diagnostic.source().toString()) + " ")
        + Markdown.prose(diagnostic.message())
        + (diagnostic.hint() == null ? "" : " – " + Markdown.prose(diagnostic.hint()))
        + (" (" + Markdown.code(diagnostic.code()) + ")\n");
  }
}
