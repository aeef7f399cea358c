package dev.rollcall.yaml;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes YAML in block style, two blanks a level, with quotes where a text needs them. */
public final class YamlWriter {
  private final Writer out;
  private int depth;

  public YamlWriter(Writer out) {
    this.out = out;
  }

  /** A comment line. */
  public void comment(String text) throws IOException {
    line("# " + SafeText.onOneLine(text));
  }

  /** {@code key: text}. */
  public void text(String key, String text) throws IOException {
    value(key, ScalarQuoter.of(text));
  }

  /** {@code key: true} or {@code key: false}. */
  public void bool(String key, boolean value) throws IOException {
    value(key, String.valueOf(value));
  }

  /** {@code key: 10} or {@code key: 0.5}. */
  public void number(String key, double value) throws IOException {
    value(key, new BigDecimal(String.valueOf(value)).stripTrailingZeros().toPlainString());
  }

  /** {@code key: [texts]}, or a text a line where that makes a long line. */
  public void list(String key, List<String> texts) throws IOException {
    List<String> items = texts.stream().map(ScalarQuoter::of).toList();
    String list = "[" + String.join(", ", items) + "]";
    if (!LineWidth.isLong("  ".repeat(depth) + ScalarQuoter.of(key) + ": " + list)) {
      value(key, list);
      return;
    }
    open(key);
    for (String item : items) {
      line("- " + item);
    }
    close();
  }

  /** {@code key: { a: text, b: 2026-11-24 }}; a date is written as one, all else as text. */
  public void flow(String key, Map<String, Object> pairs) throws IOException {
    String written =
        pairs.entrySet().stream()
            .map(pair -> ScalarQuoter.of(pair.getKey()) + ": " + scalar(pair.getValue()))
            .collect(Collectors.joining(", "));
    value(key, "{ " + written + " }");
  }

  private static String scalar(Object value) {
    return value instanceof LocalDate ? value.toString() : ScalarQuoter.of(value.toString());
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
    String written = ScalarQuoter.of(key);
    if (LineWidth.isLongKey(written)) {
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
