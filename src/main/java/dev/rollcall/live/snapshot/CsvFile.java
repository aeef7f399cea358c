package dev.rollcall.live.snapshot;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.diagnostic.SourceLocation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A file of rows as RFC 4180 has them: fields between commas, in double quotes where they hold a
 * comma, a quote or a line end. UTF-8, with or without a byte order mark.
 */
final class CsvFile {
  private static final int MAX_BYTES = 64 << 20;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Path folder;
  private final String path;
  private final String name;
  private final @Nullable SourceLocation setting;

  /**
   * A file, which need not exist.
   *
   * @param path as written, relative to {@code folder}
   * @param setting where it is written
   */
  CsvFile(Path folder, String path, @Nullable SourceLocation setting) {
    this.folder = folder;
    this.path = path;
    this.name = path.replace('\\', '/');
    this.setting = setting;
  }

  /** What messages call it. */
  String name() {
    return name;
  }

  /** Hands over row after row, except blank ones, as long as more are wanted. */
  void rows(Predicate<List<Cell>> wantsMore) throws InvalidInputException {
    String text = text();
    RowBuilder handler = new RowBuilder(name);
    try {
      for (List<Cell> row : reader().build(handler, text)) {
        if (!row.stream().allMatch(Cell::isBlank) && !wantsMore.test(row)) {
          return;
        }
      }
    } catch (CsvParseException e) {
      throw new InvalidInputException(
          Diagnostic.error("syntax", "a quote in this row is not closed", handler.at())
              .withHint("write a quote inside a quoted field twice"));
    }
  }

  private static CsvReader.CsvReaderBuilder reader() {
    return CsvReader.builder()
        .maxBufferSize(MAX_BYTES)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false);
  }

  private String text() throws InvalidInputException {
    byte[] bytes = bytes();
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(
          Diagnostic.error("not-utf-8", "the file is not UTF-8 from here on", endOfText(bytes))
              .withHint("export or save it as CSV in UTF-8"));
    }
  }

  /** The place where the bytes stop being valid UTF-8. */
  private SourceLocation endOfText(byte[] bytes) {
    CharBuffer text = CharBuffer.allocate(bytes.length);
    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, true);
    String before = text.flip().toString();
    int lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
    String lines = before.substring(0, lineStart).replace("\r\n", "\n").replace('\r', '\n');
    int line = 1 + (int) lines.chars().filter(c -> c == '\n').count();
    return new SourceLocation(name, line, 1 + before.codePointCount(lineStart, before.length()));
  }

  private byte[] bytes() throws InvalidInputException {
    try {
      Path file = folder.resolve(path);
      if (Files.exists(file) && !Files.isRegularFile(file)) { // reading a pipe could block forever
        throw unreadable("it is not a file");
      }
      try (InputStream in = Files.newInputStream(file)) {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
          throw broken("too-large", "is larger than " + (MAX_BYTES >> 20) + " MiB");
        }
        return bytes;
      }
    } catch (IOException e) {
      throw unreadable(reason(e));
    } catch (InvalidPathException e) {
      throw unreadable("it is not a valid path");
    }
  }

  private static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "no such file";
    }
    return failure instanceof AccessDeniedException
        ? "permission denied"
        : String.valueOf(failure.getMessage());
  }

  private InvalidInputException unreadable(String reason) {
    return broken("unreadable", "cannot be read: " + reason);
  }

  /** Points at the setting that names the file, since there is no line to point at. */
  private InvalidInputException broken(String code, String problem) {
    SourceLocation place = setting == null ? new SourceLocation(name, 1, 1) : setting;
    return new InvalidInputException(Diagnostic.error(code, name + " " + problem, place));
  }

  /** Collects the rows the parser finds, with the place of each cell. */
  private static final class RowBuilder extends AbstractBaseCsvCallbackHandler<List<Cell>> {
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

    /** The place up to which the current row is read. */
    SourceLocation at() {
      return new SourceLocation(file, line, column);
    }

    @Override
    protected List<Cell> buildRecord() {
      return cells;
    }
  }
}
