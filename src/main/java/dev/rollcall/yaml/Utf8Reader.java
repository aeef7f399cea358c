package dev.rollcall.yaml;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.yaml.YamlParser.InvalidYamlException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Decodes UTF-8 and knows where it is, so that an error names the place of what is not text. The
 * text before such a place is handed over first. A byte order mark at the start is skipped.
 */
final class Utf8Reader extends Reader {
  /** Chars without a key or value among them: the parser holds so much text in memory at once. */
  private static final int GAP = 4 << 20;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String file;
  private final InputStream in;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
  private boolean atEndOfInput;
  private boolean started;
  private @Nullable InvalidYamlException failure;
  private SourceLocation progress;
  private long handedOver;
  private long allowed = GAP;
  private int line = 1;
  private int column = 1;
  private boolean afterReturn;

  /**
   * Starts reading.
   *
   * @param file its name in source locations
   */
  Utf8Reader(String file, InputStream in) {
    this.file = file;
    this.in = in;
    this.progress = new SourceLocation(file, 1, 1);
  }

  /** The parser found a key or a value; it may look for the next one as far as {@link #GAP}. */
  void progressed(SourceLocation place) {
    progress = place;
    allowed = handedOver + GAP;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (failure == null && handedOver > allowed) {
      failure =
          new InvalidYamlException(
              Diagnostic.error(
                  "too-long", "no key or value ends within " + (GAP >> 20) + " MiB", progress));
    }
    if (failure != null) {
      throw failure;
    }
    CharBuffer out = CharBuffer.wrap(target, offset, length);
    boolean malformed = decode(out);
    int accepted = advance(out.flip());
    if (malformed && failure == null) {
      failure = invalid("not-utf-8", "the file is not UTF-8 from here on", "save it as UTF-8");
    }
    if (accepted == 0 && failure != null) {
      throw failure;
    }
    handedOver += accepted;
    return accepted == 0 ? -1 : accepted;
  }

  /** Fills {@code out} and says whether it stopped at bytes that are not UTF-8. */
  private boolean decode(CharBuffer out) throws IOException {
    while (true) {
      CoderResult result = decoder.decode(bytes, out, atEndOfInput);
      if (!started && out.position() > 0) {
        skipByteOrderMark(out);
      }
      if (result.isError()) {
        return true;
      }
      if (result.isOverflow() || atEndOfInput || out.position() > 0) {
        return false;
      }
      fill();
    }
  }

  private void skipByteOrderMark(CharBuffer out) {
    started = true;
    CharBuffer text = out.duplicate().flip();
    if (text.get() == BYTE_ORDER_MARK) {
      out.clear().put(text.slice().toString());
    }
  }

  private void fill() throws IOException {
    bytes.compact();
    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (read < 0) {
      atEndOfInput = true;
    } else {
      bytes.position(bytes.position() + read);
    }
    bytes.flip();
  }

  /**
   * Counts lines and columns up to the first character YAML does not allow, and says how many chars
   * that are.
   */
  private int advance(CharBuffer text) {
    int length = text.remaining();
    for (int i = 0; i < length; i++) {
      char c = text.get();
      if (isForbidden(c)) {
        String name = String.format(Locale.ROOT, "U+%04X", (int) c);
        failure =
            invalid("control-character", "the character " + name + " cannot stand in YAML", null);
        return i;
      }
      count(c);
    }
    return length;
  }

  private void count(char c) {
    if (c == '\r' || (c == '\n' && !afterReturn)) {
      line++;
      column = 1;
    } else if (c != '\n' && !Character.isLowSurrogate(c)) {
      column++;
    }
    afterReturn = c == '\r';
  }

  /** YAML 1.2.2, production 1 (c-printable). */
  private static boolean isForbidden(char c) {
    if (c < ' ') {
      return c != '\t' && c != '\n' && c != '\r';
    }
    return (c >= '\u007F' && c < '\u00A0' && c != '\u0085') || c >= '\uFFFE';
  }

  private InvalidYamlException invalid(String code, String message, @Nullable String hint) {
    SourceLocation place = new SourceLocation(file, line, column);
    return new InvalidYamlException(Diagnostic.error(code, message, place).withHint(hint));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
