package dev.rollcall.yaml;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/** Writes YAML in block style, two blanks a level, with quotes where a text needs them. */
public final class BlockWriter {
  /**
   * YAML 1.2.2, section 7.4.2: the key of a line is at most 1024 characters long. Longer ones take
   * another form.
   */
  private static final int LONGEST_KEY = 800;

  private final Writer out;
  private int depth;

  public BlockWriter(Writer out) {
    this.out = out;
  }

  /** A comment line. */
  public void comment(String text) throws IOException {
    line("# " + Shown.onOneLine(text));
  }

  /** {@code key: text}. */
  public void text(String key, String text) throws IOException {
    value(key, QuotedScalar.of(text));
  }

  /** {@code key: true} or {@code key: false}. */
  public void bool(String key, boolean value) throws IOException {
    value(key, String.valueOf(value));
  }

  /** {@code key: [texts]}. */
  public void list(String key, List<String> texts) throws IOException {
    String items = texts.stream().map(QuotedScalar::of).collect(Collectors.joining(", "));
    value(key, "[" + items + "]");
  }

  /** {@code key: {}}, a mapping that says: nobody. */
  public void emptyMapping(String key) throws IOException {
    value(key, "{}");
  }

  /** {@code key:} and what is written until {@link #close}, which must not be nothing. */
  public void open(String key) throws IOException {
    value(key, "");
    depth++;
  }

  /** Ends the innermost open mapping. */
  public void close() {
    depth--;
  }

  private void value(String key, String value) throws IOException {
    String written = QuotedScalar.of(key);
    if (written.length() > LONGEST_KEY) {
      line("? " + written);
      written = "";
    }
    line(value.isEmpty() ? written + ":" : written + ": " + value);
  }

  private void line(String text) throws IOException {
    if (!text.isEmpty()) {
      out.write("  ".repeat(depth));
    }
    out.write(text);
    out.write('\n');
  }
}
