package dev.rollcall.live.snapshot;

import dev.rollcall.diagnostic.SourceLocation;

/** What stands in one row under one column, without its quotes. */
record Cell(String text, SourceLocation at) {
  private static final int MAX_LENGTH = 100;

  boolean isBlank() {
    return text.isBlank();
  }

  /** The text for a message: in quotes, and not endless. */
  String quoted() {
    boolean fits = text.codePointCount(0, text.length()) <= MAX_LENGTH;
    String shown = fits ? text : text.substring(0, text.offsetByCodePoints(0, MAX_LENGTH)) + "...";
    return '"' + shown + '"';
  }

  /** What the text says where case, blanks, {@code _} and {@code -} say nothing. */
  String key() {
    return Column.key(text);
  }
}
