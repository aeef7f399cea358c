package dev.rollcall.render;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Severity;
import java.util.List;

/** A diagnostic as something to be said at its line. */
final class DiagnosticFinding {
  private static final String HELP =
      "What rollcall found in a project's files, or about what they ask for. The result says what"
          + " to do about it where that is known.";

  private DiagnosticFinding() {}

  /**
   * @param organization whose plan warns of it; empty for what the files alone tell
   */
  static Finding of(Diagnostic diagnostic, RepositoryPath path, String organization) {
    return new Finding(
        level(diagnostic.severity()),
        new FindingRule(diagnostic.code(), diagnostic.code().replace('-', ' '), HELP),
        diagnostic.message(),
        diagnostic.hint() == null ? List.of() : List.of("hint: " + diagnostic.hint()),
        path.of(diagnostic.source()),
        path.settings(),
        List.of(organization, diagnostic.message()));
  }

  private static FindingLevel level(Severity severity) {
    return switch (severity) {
      case ERROR -> FindingLevel.ERROR;
      case WARNING -> FindingLevel.WARNING;
    };
  }
}
