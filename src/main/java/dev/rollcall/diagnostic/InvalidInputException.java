package dev.rollcall.diagnostic;

import java.util.List;

/** The user's files or flags are wrong; carries everything that was found, not only the first. */
public final class InvalidInputException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Diagnostics diagnostics;

  public InvalidInputException(Diagnostics diagnostics) {
    super(diagnostics.kept().isEmpty() ? "invalid input" : diagnostics.kept().get(0).toString());
    this.diagnostics = diagnostics;
  }

  public InvalidInputException(Diagnostic diagnostic) {
    this(Diagnostics.of(List.of(diagnostic)));
  }

  /** At least one error, with any warnings found beside it. */
  public Diagnostics diagnostics() {
    return diagnostics;
  }
}
