package dev.rollcall.yaml;

import java.util.ArrayList;
import java.util.List;

/** The lines of a text whose breaks are line feeds; places are counted as the parser counts. */
final class LineIndex {
  private static final int NEXT_LINE = 0x85;

  private final int[] codePoints;
  private final List<LineSpan> lines = new ArrayList<>();

  LineIndex(String text) {
    this.codePoints = text.codePoints().toArray();
    int start = 0;
    for (int i = 0; i <= codePoints.length; i++) {
      if (i == codePoints.length || codePoints[i] == '\n') {
        lines.add(line(start, i));
        start = i + 1;
      }
    }
  }

  private LineSpan line(int start, int end) {
    int indent = 0;
    while (start + indent < end && isBlank(start + indent)) {
      indent++;
    }
    return new LineSpan(start, end, indent);
  }

  /** Whether nothing is to be seen at a place. The parser takes U+0085 for a line break. */
  boolean isBlank(int index) {
    int c = codePoints[index];
    return c == ' ' || c == '\t' || c == '\n' || c == NEXT_LINE;
  }

  int length() {
    return codePoints.length;
  }

  boolean isHash(int index) {
    return codePoints[index] == '#';
  }

  /** What stands from a place to the end of its line, without blanks at the end. */
  String restOfLine(int line, int index) {
    return new String(codePoints, index, lines.get(line).end - index).stripTrailing();
  }

  int startOf(int line) {
    return lines.get(line).start;
  }

  int endOf(int line) {
    return lines.get(line).end;
  }

  /** How many blanks a line starts with. */
  int indentOf(int line) {
    return lines.get(line).indent;
  }

  /** Whether an empty line stands above a line. */
  boolean isAfterBlankLine(int line) {
    return line > 0 && lines.get(line - 1).isBlank();
  }

  /**
   * Where a line is.
   *
   * @param end its break, or the end of the text
   */
  private record LineSpan(int start, int end, int indent) {
    boolean isBlank() {
      return start + indent == end;
    }
  }
}
