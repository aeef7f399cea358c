package dev.rollcall.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.diagnostic.Diagnostics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The text of a valid YAML file, to be written anew without changing what it says. */
public final class YamlText {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final byte[] bytes;
  private final JsonNode meaning;

  private YamlText(byte[] bytes, JsonNode meaning) {
    this.bytes = bytes;
    this.meaning = meaning;
  }

  /**
   * Reads bytes that need not be YAML.
   *
   * @param name what diagnostics call them
   * @return null if anything is wrong, which is in {@code problems} then
   */
  static @Nullable YamlText of(byte[] bytes, String name, Diagnostics.Collector problems) {
    Diagnostics.Collector found = new Diagnostics.Collector();
    JsonNode meaning = meaning(bytes, new YamlReader(name, found));
    Diagnostics wrong = found.toDiagnostics();
    wrong.kept().forEach(problems::add);
    return meaning == null || wrong.hasErrors() ? null : new YamlText(bytes, meaning);
  }

  private static @Nullable JsonNode meaning(byte[] bytes, YamlReader stream) {
    try {
      return stream.read(new ByteArrayInputStream(bytes), bytes.length, NodeReader::whole);
    } catch (IOException e) {
      throw new IllegalStateException("memory can be read", e);
    }
  }

  /** The file with its comments. */
  public Document document() {
    return DocumentReader.read(text());
  }

  /** Whether the file holds exactly {@code text}. */
  public boolean isWritten(String text) {
    return Arrays.equals(bytes, text.getBytes(UTF_8));
  }

  /**
   * Makes sure that {@code text} says the same, to a machine and to a reader of comments.
   *
   * @throws IllegalStateException if it does not
   */
  public void requireSame(String text) {
    Diagnostics.Collector problems = new Diagnostics.Collector();
    YamlText other = of(text.getBytes(UTF_8), "", problems);
    if (other == null) {
      throw new IllegalStateException("formatting broke a file: " + problems.toDiagnostics());
    }
    if (!meaning.equals(other.meaning)) {
      throw new IllegalStateException("formatting changed what a file means");
    }
    if (!comments().equals(other.comments())) {
      throw new IllegalStateException("formatting changed the comments of a file");
    }
  }

  private List<String> comments() {
    return DocumentReader.comments(text());
  }

  /** Without a byte order mark, and with line feeds alone: YAML makes no difference. */
  private String text() {
    String text = new String(bytes, UTF_8);
    String marked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    return marked.replace("\r\n", "\n").replace('\r', '\n');
  }
}
