package dev.rollcall.yaml;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.SourceLocation;

/** The error of declaring something twice, in one file or two. */
public final class DuplicateKeys {
  private DuplicateKeys() {}

  /** The error {@code duplicate-key} at the second place, naming the first. */
  public static Diagnostic describe(String what, SourceLocation second, SourceLocation first) {
    String message = SafeText.quote(what) + " is declared twice; first at " + first;
    return Diagnostic.error("duplicate-key", message, second).withHint("delete one of the two");
  }
}
