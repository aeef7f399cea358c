package dev.rollcall.yaml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.scanner.ScannerImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.tokens.ScalarToken;
import org.snakeyaml.engine.v2.tokens.Token;

/**
 * Finds the comments of a text: between two tokens stands nothing else. The parser's own comments
 * are not used: asked for them, it reads texts of several lines otherwise than it reads them for
 * us, and it loses some.
 */
final class CommentScanner {
  private final LineIndex lines;
  private final Deque<ScannedComment> found = new ArrayDeque<>();
  private int line;
  private int position;

  private CommentScanner(LineIndex lines) {
    this.lines = lines;
  }

  /** The comments of a text that is valid YAML, in its order. */
  static Deque<ScannedComment> of(String text, LineIndex lines, LoadSettings settings) {
    CommentScanner scan = new CommentScanner(lines);
    ScannerImpl tokens = new ScannerImpl(settings, new StreamReader(settings, text));
    while (tokens.hasNext()) {
      scan.token(tokens.next());
    }
    scan.gap(lines.length());
    return scan.found;
  }

  private void token(Token token) {
    gap(index(token.getStartMark()));
    if (token instanceof ScalarToken scalar && isLines(scalar.getStyle())) {
      advance(position);
      gap(lines.endOf(line)); // its first line holds the bar, and maybe a comment
    }
    position = Math.max(position, index(token.getEndMark()));
  }

  private static boolean isLines(ScalarStyle style) {
    return style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED;
  }

  private static int index(Optional<Mark> mark) {
    return mark.orElseThrow().getIndex();
  }

  private void gap(int end) {
    while (position < end) {
      if (lines.isHash(position)) {
        comment();
      } else {
        position++;
      }
    }
  }

  private void comment() {
    advance(position);
    int column = position - lines.startOf(line);
    boolean alone = column == lines.indentOf(line);
    found.add(
        new ScannedComment(
            lines.restOfLine(line, position),
            position,
            line,
            column,
            alone,
            lines.isAfterBlankLine(line)));
    position = lines.endOf(line);
  }

  private void advance(int index) {
    while (lines.endOf(line) < index) {
      line++;
    }
  }
}
