package dev.rollcall.diagnostic;

/** How much a diagnostic weighs: an error stops the run, a warning does not. */
public enum Severity {
  ERROR("error"),
  WARNING("warning");

  private final String word;

  Severity(String word) {
    this.word = word;
  }

  /** The word used in every output format. */
  public String word() {
    return word;
  }
}
