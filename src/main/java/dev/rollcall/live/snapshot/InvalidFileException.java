package dev.rollcall.live.snapshot;

import dev.rollcall.diagnostic.Diagnostic;

/** A file that cannot be read to its end. */
final class InvalidFileException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  InvalidFileException(Diagnostic diagnostic) {
    super(diagnostic.toString());
    this.diagnostic = diagnostic;
  }

  Diagnostic diagnostic() {
    return diagnostic;
  }
}
