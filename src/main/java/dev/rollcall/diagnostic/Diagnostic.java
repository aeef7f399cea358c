package dev.rollcall.diagnostic;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One finding about the user's input.
 *
 * @param code stable, in kebab-case, such as {@code unknown-role}
 * @param message one sentence without a final full stop
 * @param hint what to do about it, or null where the message says it all
 * @param source the place it speaks of, or null where there is none
 */
public record Diagnostic(
    Severity severity,
    String code,
    String message,
    @Nullable String hint,
    @Nullable SourceLocation source)
    implements Comparable<Diagnostic> {
  private static final Comparator<Diagnostic> ORDER =
      Comparator.comparing(
              Diagnostic::source, Comparator.nullsFirst(Comparator.<SourceLocation>naturalOrder()))
          .thenComparing(Diagnostic::severity)
          .thenComparing(Diagnostic::code)
          .thenComparing(Diagnostic::message);

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

  /** An error at a place, without a hint. */
  public static Diagnostic error(String code, String message, @Nullable SourceLocation source) {
    return new Diagnostic(Severity.ERROR, code, message, null, source);
  }

  /** A warning at a place, without a hint. */
  public static Diagnostic warning(String code, String message, @Nullable SourceLocation source) {
    return new Diagnostic(Severity.WARNING, code, message, null, source);
  }

  /** The same finding with the advice {@code hint}. */
  public Diagnostic withHint(@Nullable String hint) {
    return new Diagnostic(severity, code, message, hint, source);
  }

  /** By place, those without one first. */
  @Override
  public int compareTo(Diagnostic other) {
    return ORDER.compare(this, other);
  }

  /** {@code path:line:column: error[code]: message}, the hint left out. */
  @Override
  public String toString() {
    String place = source == null ? "" : source + ": ";
    return place + severity.word() + "[" + code + "]: " + message;
  }
}
