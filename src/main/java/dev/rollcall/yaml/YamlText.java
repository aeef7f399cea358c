package dev.rollcall.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.diagnostic.Diagnostics;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The text of a valid YAML file, to be rewritten without changing what it says. */
public final class YamlText {
  private final String file;
  private final byte[] bytes;
  private final JsonNode meaning;

  private YamlText(String file, byte[] bytes, JsonNode meaning) {
    this.file = file;
    this.bytes = bytes;
    this.meaning = meaning;
  }

  /**
   * Reads bytes that need not be YAML.
   *
   * @param file what diagnostics call them
   * @return null if anything is invalid, which is in {@code problems} then
   */
  static @Nullable YamlText of(String file, byte[] bytes, Diagnostics.Collector problems) {
    Diagnostics.Collector found = new Diagnostics.Collector();
    Located meaning =
        YamlFile.read(
            file, new ByteArrayInputStream(bytes), bytes.length, NodeReader::whole, found);
    Diagnostics invalid = found.toDiagnostics();
    invalid.kept().forEach(problems::add);
    return meaning == null || invalid.hasErrors()
        ? null
        : new YamlText(file, bytes, meaning.node());
  }

  /** The file with its comments. */
  public Document document() {
    return Document.read(file, new String(bytes, UTF_8));
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
    YamlText other = of("", text.getBytes(UTF_8), problems);
    if (other == null) {
      throw new IllegalStateException("formatting broke a file: " + problems.toDiagnostics());
    }
    if (!meaning.equals(other.meaning)) {
      throw new IllegalStateException("formatting changed what a file means");
    }
    if (!Document.comments(new String(bytes, UTF_8)).equals(Document.comments(text))) {
      throw new IllegalStateException("formatting changed the comments of a file");
    }
  }
}
