package dev.rollcall.yaml;

/**
 * A comment in a text.
 *
 * @param text from its {@code #} on, without blanks at the end
 * @param index where it starts, in code points from 0
 * @param line from 0
 * @param column from 0
 * @param alone whether it has its line to itself
 * @param afterBlankLine whether an empty line stands above its line
 */
record ScannedComment(
    String text, int index, int line, int column, boolean alone, boolean afterBlankLine) {
  /** As it is written on a line of its own. */
  Comment above() {
    return new Comment(text, alone && afterBlankLine);
  }
}
