package dev.rollcall.yaml;

import dev.rollcall.diagnostic.Diagnostic;

/** Nothing more can be read from a file. */
final class InvalidYamlException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  InvalidYamlException(Diagnostic diagnostic) {
    super(diagnostic.message());
    this.diagnostic = diagnostic;
  }

  Diagnostic diagnostic() {
    return diagnostic;
  }
}
