package dev.rollcall.yaml;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.SourceLocation;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the one document of a stream of bytes.
 *
 * @param name what diagnostics call it
 */
record YamlReader(String name, Diagnostics.Collector problems) {
  /**
   * Reads to the end, and closes.
   *
   * @param size bytes, as far as known
   * @return what {@code reading} makes of it, or null if the end was not reached, for the reason in
   *     {@code problems}
   */
  <T> @Nullable T read(InputStream in, long size, Reading<T> reading) throws IOException {
    try (Utf8Reader text = new Utf8Reader(in)) {
      YamlParser events = new YamlParser(name, text, size, problems);
      if (!events.start()) {
        problems.add(nothing());
        return null;
      }
      T read = reading.from(new NodeReader(name, new AliasExpander(name, events), problems));
      events.end();
      return read;
    } catch (InvalidYamlException e) {
      problems.add(e.diagnostic());
      return null;
    }
  }

  private Diagnostic nothing() {
    return Diagnostic.error("empty-file", "the file holds nothing", new SourceLocation(name, 1, 1))
        .withHint("delete it, or write what it is to say");
  }

  /** What is made of the nodes. */
  interface Reading<T> {
    T from(NodeReader nodes) throws InvalidYamlException;
  }
}
