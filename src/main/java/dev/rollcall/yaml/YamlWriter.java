package dev.rollcall.yaml;

import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.yaml.CommentScanner.Comment;
import dev.rollcall.yaml.DocumentNode.Form;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes YAML in block style, two spaces a level, with quotes where a string needs them. In a
 * document, flow style is kept where it fits on a line, and so is one empty line in a row, but for
 * those where a mapping or list begins.
 */
public final class YamlWriter {
  /** Characters of a line; flow style that would make it longer is not used. */
  private static final int MAX_LINE = 100;

  /**
   * YAML 1.2.2, section 7.4.2: the key of a line is at most 1024 characters long. Longer ones take
   * another form.
   */
  private static final int MAX_KEY = 800;

  private final Writer out;
  private int depth;
  private boolean begins = true;

  public YamlWriter(Writer out) {
    this.out = out;
  }

  /** Something to write. */
  public interface Content {
    void to(YamlWriter out) throws IOException;
  }

  /** What a writer makes of some content. */
  public static String toText(Content content) {
    StringWriter text = new StringWriter();
    try {
      content.to(new YamlWriter(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** A comment line. */
  public void comment(String text) throws IOException {
    line("# " + SafeText.onOneLine(text));
  }

  /** {@code key: text}. */
  public void text(String key, String text) throws IOException {
    pair(key, Scalars.string(text));
  }

  /** {@code key: true} or {@code key: false}. */
  public void bool(String key, boolean value) throws IOException {
    pair(key, String.valueOf(value));
  }

  /** {@code key: 10} or {@code key: 0.5}. */
  public void number(String key, double value) throws IOException {
    pair(key, new BigDecimal(String.valueOf(value)).stripTrailingZeros().toPlainString());
  }

  /** {@code key: [texts]}, or one text a line where that makes a long line. */
  public void list(String key, List<String> texts) throws IOException {
    List<String> items = texts.stream().map(Scalars::string).toList();
    String list = flow(Form.LIST, items);
    if (!isLong(Scalars.string(key) + ": " + list)) {
      pair(key, list);
      return;
    }
    open(key);
    for (String item : items) {
      line("- " + item);
    }
    close();
  }

  /** {@code key: { a: text, b: 2026-11-24 }}; a date is written as one, all else as a string. */
  public void flow(String key, Map<String, Object> pairs) throws IOException {
    List<String> items = new ArrayList<>();
    pairs.forEach((name, value) -> items.add(Scalars.string(name) + ": " + scalar(value)));
    pair(key, flow(Form.MAPPING, items));
  }

  private static String scalar(Object value) {
    return value instanceof LocalDate ? value.toString() : Scalars.string(value.toString());
  }

  /** {@code key: {}}, a mapping that says: nobody. */
  public void emptyMapping(String key) throws IOException {
    pair(key, flow(Form.MAPPING, List.of()));
  }

  /** {@code key:} and what is written until {@link #close}, which must not be nothing. */
  public void open(String key) throws IOException {
    pair(key, "");
    depth++;
  }

  /** Ends the innermost open mapping. */
  public void close() {
    depth--;
  }

  private void pair(String key, String value) throws IOException {
    String written = Scalars.string(key);
    if (written.length() > MAX_KEY) {
      line("? " + written);
      written = "";
    }
    line(joined(written + ":", value));
  }

  /** A whole document. */
  void document(Document document) throws IOException {
    DocumentNode root = document.root();
    comments(root.above);
    if (root.entries().isEmpty()) {
      value("", root, "");
    } else {
      entries(root);
    }
  }

  private void entries(DocumentNode collection) throws IOException {
    for (DocumentNode entry : collection.entries()) {
      comments(entry.above);
      emptyLine(entry.afterBlankLine);
      entry(entry);
    }
    comments(collection.tail);
  }

  private void comments(List<Comment> comments) throws IOException {
    for (Comment comment : comments) {
      emptyLine(comment.afterBlankLine());
      line(comment.text());
    }
  }

  private void entry(DocumentNode entry) throws IOException {
    String comment = entry.comment().isEmpty() ? "" : " " + entry.comment();
    DocumentNode key = entry.key;
    if (key == null) {
      value("-", entry, comment);
      return;
    }
    String written = Scalars.key(key, false);
    if (written.length() > MAX_KEY) {
      line("? " + written + comment);
      value(":", entry, "");
    } else {
      value(written + Scalars.colon(key), entry, comment);
    }
  }

  private void value(String lead, DocumentNode value, String comment) throws IOException {
    switch (value.form()) {
      case PLAIN, QUOTED, ALIAS -> line(joined(lead, Scalars.value(value, false)) + comment);
      case LITERAL -> {
        String bar = value.text.endsWith("\n") ? "|" : "|-";
        line(joined(lead, Scalars.anchored(value, bar)) + comment);
        depth++;
        for (String line : value.text.lines().toList()) {
          line(line);
        }
        depth--;
      }
      case MAPPING, LIST -> collection(lead, value, comment);
    }
  }

  private void collection(String lead, DocumentNode value, String comment) throws IOException {
    String flow = flow(value);
    if (flow != null && (value.entries().isEmpty() || !isLong(joined(lead, flow)))) {
      line(joined(lead, flow) + comment);
      return;
    }
    line(joined(lead, Scalars.anchored(value, "")) + comment);
    begins = true;
    depth++;
    entries(value);
    depth--;
  }

  /** A mapping or list in flow style; null if that is not wanted, or it holds comments or lines. */
  private static @Nullable String flow(DocumentNode collection) {
    boolean wanted = collection.isFlow() || collection.entries().isEmpty();
    if (!wanted || !collection.tail.isEmpty()) {
      return null;
    }
    List<String> items = new ArrayList<>();
    for (DocumentNode entry : collection.entries()) {
      boolean hasComments = !entry.above.isEmpty() || !entry.comment().isEmpty();
      String value = hasComments ? null : flowValue(entry);
      if (value == null) {
        return null;
      }
      DocumentNode key = entry.key;
      items.add(joined(key == null ? "" : Scalars.key(key, true) + Scalars.colon(key), value));
    }
    return Scalars.anchored(collection, flow(collection.form(), items));
  }

  private static @Nullable String flowValue(DocumentNode value) {
    return switch (value.form()) {
      case PLAIN, QUOTED, ALIAS -> Scalars.value(value, true);
      case LITERAL -> null;
      case MAPPING, LIST -> flow(value);
    };
  }

  private static String flow(Form form, List<String> items) {
    String joined = String.join(", ", items);
    if (form == Form.LIST) {
      return "[" + joined + "]";
    }
    return items.isEmpty() ? "{}" : "{ " + joined + " }";
  }

  private static String joined(String lead, String written) {
    return lead.isEmpty() || written.isEmpty() ? lead + written : lead + " " + written;
  }

  private boolean isLong(String line) {
    return 2 * depth + line.codePointCount(0, line.length()) > MAX_LINE;
  }

  private void emptyLine(boolean wanted) throws IOException {
    if (wanted && !begins) {
      out.write('\n');
    }
  }

  private void line(String text) throws IOException {
    if (!text.isEmpty()) {
      out.write("  ".repeat(depth));
      out.write(text);
    }
    out.write('\n');
    begins = false;
  }
}
