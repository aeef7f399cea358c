package dev.rollcall.live.snapshot;

import dev.rollcall.diagnostic.SourceLocation;

/** One field of a row, without its quotes. */
record Cell(String text, SourceLocation at) {
  private static final int MAX_LENGTH = 100;

  boolean isBlank() {
    return text.isBlank();
  }

  /** The text for a message: quoted, and cut if it is long. */
  String quoted() {
    boolean fits = text.codePointCount(0, text.length()) <= MAX_LENGTH;
    String shown = fits ? text : text.substring(0, text.offsetByCodePoints(0, MAX_LENGTH)) + "...";
    return '"' + shown + '"';
  }

  /** The text without regard to case, spaces, {@code _} and {@code -}. */
  String key() {
    return Column.key(text);
  }
}
