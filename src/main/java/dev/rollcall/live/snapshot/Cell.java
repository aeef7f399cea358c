package dev.rollcall.live.snapshot;

import dev.rollcall.diagnostic.SourceLocation;

/** What stands in one row under one column, without its quotes. */
record Cell(String text, SourceLocation at) {
  private static final int LONGEST = 100;

  boolean isBlank() {
    return text.isBlank();
  }

  /** The text for a message: in quotes, and not endless. */
  String quoted() {
    boolean fits = text.codePointCount(0, text.length()) <= LONGEST;
    String shown = fits ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "...";
    return '"' + shown + '"';
  }

  /** What the text says where case, blanks, {@code _} and {@code -} say nothing. */
  String key() {
    return Column.key(text);
  }
}
