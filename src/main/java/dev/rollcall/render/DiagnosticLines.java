package dev.rollcall.render;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Severity;
import java.io.IOException;
import java.util.List;

/**
 * Diagnostics in the form that editors and terminals make clickable, a hint on a line of its own.
 */
final class DiagnosticLines {
  private final StyledWriter lines;

  DiagnosticLines(StyledWriter lines) {
    this.lines = lines;
  }

  void write(String indent, List<Diagnostic> diagnostics) throws IOException {
    for (Diagnostic diagnostic : diagnostics) {
      write(indent, diagnostic);
    }
  }

  private void write(String indent, Diagnostic diagnostic) throws IOException {
    TextStyle style = diagnostic.severity() == Severity.ERROR ? TextStyle.ERROR : TextStyle.WARNING;
    lines.text(indent).text(diagnostic.source() == null ? "" : diagnostic.source() + ": ");
    lines.text(style, diagnostic.severity().word() + "[" + diagnostic.code() + "]");
    lines.line(": " + diagnostic.message());
    if (diagnostic.hint() != null) {
      lines.line(indent + "  hint: " + diagnostic.hint());
    }
  }
}
