package dev.rollcall.live.snapshot;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.SourceLocation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
   * A file that need not exist.
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

  /** The header, where there is one. */
  Optional<List<Cell>> firstRow() throws InvalidFileException {
    List<List<Cell>> first = new ArrayList<>();
    rows(row -> !first.add(row));
    return first.stream().findFirst();
  }

  /** Hands over row after row, blank ones left out, as long as more are wanted. */
  void rows(Predicate<List<Cell>> wantsMore) throws InvalidFileException {
    String text = text();
    RowBuilder handler = new RowBuilder(name);
    try {
      for (List<Cell> row : reader().build(handler, text)) {
        if (!row.stream().allMatch(Cell::isBlank) && !wantsMore.test(row)) {
          return;
        }
      }
    } catch (CsvParseException e) {
      throw new InvalidFileException(
          Diagnostic.error("syntax", "the quotes of this row do not pair up", handler.at())
              .withHint("a quote inside a field in quotes is written twice"));
    }
  }

  private static CsvReader.CsvReaderBuilder reader() {
    return CsvReader.builder()
        .maxBufferSize(MAX_BYTES)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false);
  }

  private String text() throws InvalidFileException {
    byte[] bytes = bytes();
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new InvalidFileException(
          Diagnostic.error(
                  "not-utf-8",
                  "the file is not UTF-8 from here on",
                  Utf8ErrorLocator.end(name, bytes))
              .withHint("export or save it as CSV in UTF-8"));
    }
  }

  private byte[] bytes() throws InvalidFileException {
    try {
      Path file = folder.resolve(path);
      if (Files.exists(file) && !Files.isRegularFile(file)) { // a pipe would have us wait for ever
        throw unreadable("it is no file");
      }
      try (InputStream in = Files.newInputStream(file)) {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
          throw broken("too-large", "has more than " + (MAX_BYTES >> 20) + " MiB");
        }
        return bytes;
      }
    } catch (IOException e) {
      throw unreadable(reason(e));
    } catch (InvalidPathException e) {
      throw unreadable("that is no path");
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

  private InvalidFileException unreadable(String reason) {
    return broken("unreadable", "cannot be read: " + reason);
  }

  /** Speaks of the file where it is named: it has no line to point at. */
  private InvalidFileException broken(String code, String problem) {
    SourceLocation place = setting == null ? new SourceLocation(name, 1, 1) : setting;
    return new InvalidFileException(Diagnostic.error(code, name + " " + problem, place));
  }
}
