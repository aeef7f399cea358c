package dev.rollcall.render;

import static java.util.function.Predicate.isEqual;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the input, place by place, and how much of it there is. */
public final class DiagnosticsText implements View<Diagnostics> {
  private final ColorMode palette;

  public DiagnosticsText(ColorMode palette) {
    this.palette = palette;
  }

  /** Writes nothing where nothing was found. */
  @Override
  public void write(Diagnostics diagnostics, Writer out) throws IOException {
    StyledWriter lines = new StyledWriter(palette, out);
    new DiagnosticLines(lines).write("", diagnostics.kept());
    if (!counts(diagnostics).isEmpty()) {
      lines.line(TextStyle.HEADING, counts(diagnostics));
    }
    out.flush();
  }

  static String counts(Diagnostics diagnostics) {
    int errors = count(diagnostics, Severity.ERROR);
    int warnings = count(diagnostics, Severity.WARNING);
    List<String> counts = new ArrayList<>();
    counts.add(Wording.count(errors, "error", "errors"));
    counts.add(Wording.count(warnings, "warning", "warnings"));
    counts.add(diagnostics.omitted() + " more not shown");
    counts.removeIf(count -> count.startsWith("0 "));
    return String.join(", ", counts);
  }

  static int count(Diagnostics diagnostics, Severity severity) {
    return (int)
        diagnostics.kept().stream().map(Diagnostic::severity).filter(isEqual(severity)).count();
  }
}
