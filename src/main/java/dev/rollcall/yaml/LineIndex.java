package dev.rollcall.yaml;

import java.util.stream.IntStream;

/**
 * The lines of a text whose line breaks are line feeds. Lines and positions are counted from 0, in
 * code points, as the parser counts them.
 */
final class LineIndex {
  /** The parser treats it as a line break, but does not count it as one. */
  private static final int NEXT_LINE = 0x85;

  private final int[] codePoints;
  private final int[] starts;

  LineIndex(String text) {
    this.codePoints = text.codePoints().toArray();
    IntStream afterBreaks =
        IntStream.range(0, codePoints.length).filter(i -> codePoints[i] == '\n').map(i -> i + 1);
    this.starts = IntStream.concat(IntStream.of(0), afterBreaks).toArray();
  }

  int length() {
    return codePoints.length;
  }

  boolean isHash(int index) {
    return codePoints[index] == '#';
  }

  int startOf(int line) {
    return starts[line];
  }

  /** Where the line break is, or the end of the text. */
  int endOf(int line) {
    return line + 1 < starts.length ? starts[line + 1] - 1 : codePoints.length;
  }

  /** The text of a line without its line break. */
  String line(int line) {
    return new String(codePoints, startOf(line), endOf(line) - startOf(line));
  }

  /** The text from a position to the end of its line, without trailing white space. */
  String restOfLine(int line, int index) {
    return new String(codePoints, index, endOf(line) - index).stripTrailing();
  }

  /** How many spaces and tabs a line starts with. */
  int indentOf(int line) {
    int index = startOf(line);
    while (index < endOf(line) && isSpace(codePoints[index])) {
      index++;
    }
    return index - startOf(line);
  }

  /** Whether a colon follows, maybe after spaces. */
  boolean isBeforeColon(int index) {
    int next = index;
    while (next < codePoints.length && isSpace(codePoints[next])) {
      next++;
    }
    return next < codePoints.length && codePoints[next] == ':';
  }

  private static boolean isSpace(int codePoint) {
    return codePoint == ' ' || codePoint == '\t' || codePoint == NEXT_LINE;
  }

  /** Whether the line above is empty. */
  boolean isAfterBlankLine(int line) {
    return line > 0 && startOf(line - 1) + indentOf(line - 1) == endOf(line - 1);
  }
}
