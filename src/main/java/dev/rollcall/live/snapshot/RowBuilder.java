package dev.rollcall.live.snapshot;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import dev.rollcall.diagnostic.SourceLocation;
import java.util.ArrayList;
import java.util.List;

/** Makes rows of what the parser finds, and knows where each cell stands. */
final class RowBuilder extends AbstractBaseCsvCallbackHandler<List<Cell>> {
  private final String file;
  private List<Cell> cells = new ArrayList<>();
  private int line = 1;
  private int column = 1;

  RowBuilder(String file) {
    this.file = file;
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    cells = new ArrayList<>();
    line = (int) startingLineNumber;
    column = 1;
  }

  @Override
  protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
    String text = new String(buffer, offset, length);
    cells.add(new Cell(text, at()));
    column += quoted ? 2 : 0;
    advance(text, quoted);
    column++;
  }

  private void advance(String text, boolean quoted) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean inPair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if ((c == '\r' && !inPair) || c == '\n') {
        line++;
        // its opening quote is on an earlier line, its closing quote on this one
        column = 2;
      } else if (!Character.isLowSurrogate(c)) {
        column += quoted && c == '"' ? 2 : 1;
      }
    }
  }

  /** Where the row under way has been read to. */
  SourceLocation at() {
    return new SourceLocation(file, line, column);
  }

  @Override
  protected List<Cell> buildRecord() {
    return cells;
  }
}
