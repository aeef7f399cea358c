package dev.rollcall.yaml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.scanner.Scanner;
import org.snakeyaml.engine.v2.scanner.ScannerImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.tokens.ScalarToken;
import org.snakeyaml.engine.v2.tokens.Token;

/**
 * Hands tokens to the parser and keeps the comments found between them, since nothing else stands
 * there; each comment is taken once. The parser's own comments are not used: with them enabled, it
 * reads multi-line strings differently from how it reads them for us, and it loses some comments.
 */
final class CommentScanner implements Scanner {
  /** For texts that were read within our limits before. */
  static final LoadSettings SETTINGS =
      LoadSettings.builder().setBufferSize(1 << 16).setCodePointLimit(Integer.MAX_VALUE).build();

  private final LineIndex lines;
  private final ScannerImpl tokens;
  private final Deque<Comment> found = new ArrayDeque<>();
  private int line;
  private int position;

  CommentScanner(String text, LineIndex lines) {
    this.lines = lines;
    this.tokens = new ScannerImpl(SETTINGS, new StreamReader(SETTINGS, text));
  }

  /** Takes the comments before a position. */
  List<Comment> before(int index) {
    return take(comment -> comment.index < index);
  }

  /** Takes the comment before a position at the end of a line, if it comes next. */
  List<Comment> beside(int line, int index) {
    return take(comment -> comment.index < index && comment.line == line && !comment.alone);
  }

  /** Takes the comments before a position that have their own lines and are indented further. */
  List<Comment> deeper(int column, int index) {
    return take(comment -> comment.index < index && comment.alone && comment.column > column);
  }

  /** Takes all comments that are left; the text is read to its end. */
  List<Comment> rest() {
    while (tokens.hasNext()) {
      next();
    }
    scanGap(lines.length());
    return take(comment -> true);
  }

  private List<Comment> take(Predicate<Comment> wanted) {
    Comment first = found.peek();
    if (first == null || !wanted.test(first)) {
      return List.of(); // as nearly always
    }
    List<Comment> taken = new ArrayList<>();
    for (Comment next = found.peek(); next != null && wanted.test(next); next = found.peek()) {
      taken.add(found.remove());
    }
    return taken;
  }

  @Override
  public Token next() {
    return scan(tokens.next());
  }

  @Override
  public Token peekToken() {
    return scan(tokens.peekToken());
  }

  @Override
  public boolean checkToken(Token.ID... choices) {
    return tokens.checkToken(choices);
  }

  @Override
  public boolean hasNext() {
    return tokens.hasNext();
  }

  @Override
  public void resetDocumentIndex() {
    tokens.resetDocumentIndex();
  }

  private Token scan(Token token) {
    int end = index(token.getEndMark());
    if (end > position) {
      scanGap(index(token.getStartMark()));
      if (token instanceof ScalarToken scalar && isBlock(scalar.getStyle())) {
        moveTo(position);
        scanGap(lines.endOf(line)); // its first line holds the indicator, and maybe a comment
      }
      position = Math.max(position, end);
    }
    return token;
  }

  private static boolean isBlock(ScalarStyle style) {
    return style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED;
  }

  private static int index(Optional<Mark> mark) {
    return mark.orElseThrow().getIndex();
  }

  private void scanGap(int end) {
    while (position < end) {
      if (lines.isHash(position)) {
        comment();
      } else {
        position++;
      }
    }
  }

  private void comment() {
    moveTo(position);
    int column = position - lines.startOf(line);
    boolean alone = column == lines.indentOf(line);
    boolean afterBlankLine = alone && lines.isAfterBlankLine(line);
    String text = lines.restOfLine(line, position);
    found.add(new Comment(text, afterBlankLine, alone, position, line, column));
    position = lines.endOf(line);
  }

  private void moveTo(int index) {
    while (lines.endOf(line) < index) {
      line++;
    }
  }

  /**
   * A comment of a text.
   *
   * @param text from its {@code #} on, without trailing spaces
   * @param afterBlankLine whether it has a line of its own, below an empty line
   * @param alone whether it has a line of its own
   * @param index where it starts, from 0
   * @param line from 0
   * @param column from 0
   */
  record Comment(
      String text, boolean afterBlankLine, boolean alone, int index, int line, int column) {
    /** The same comment with an empty line above it, or without. */
    Comment afterBlankLine(boolean value) {
      return new Comment(text, value, alone, index, line, column);
    }
  }
}
