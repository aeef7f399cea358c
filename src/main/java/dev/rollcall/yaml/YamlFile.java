package dev.rollcall.yaml;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A YAML file: version 1.2, UTF-8, one document, no tags, no merge keys, no duplicate or non-scalar
 * keys, within bounds of size, depth and number of nodes. Reading ends in nodes or in diagnostics,
 * whatever the file holds.
 */
public final class YamlFile {
  private final Path path;
  private final String name;

  /**
   * A file that need not exist.
   *
   * @param name what diagnostics call it
   */
  public YamlFile(Path path, String name) {
    this.path = path;
    this.name = name;
  }

  /** What diagnostics call the file. */
  public String name() {
    return name;
  }

  /**
   * Reads the file in pieces, so that no more than one is in memory.
   *
   * @return whether the file was read to its end; if not, {@code problems} says why
   */
  public boolean readPieces(PieceSink sink, Diagnostics.Collector problems) {
    Reading<Boolean> pieces =
        nodes -> {
          nodes.pieces(sink);
          return true;
        };
    return read(pieces, problems) != null;
  }

  /**
   * Reads the file as a whole; for small ones.
   *
   * @return a {@link Located} node, or null if the file could not be read to its end, for the
   *     reason in {@code problems}
   */
  public @Nullable JsonNode readWhole(Diagnostics.Collector problems) {
    return read(NodeReader::whole, problems);
  }

  private <T> @Nullable T read(Reading<T> reading, Diagnostics.Collector problems) {
    try {
      long size = Files.size(path);
      if (size > Bounds.BYTES) {
        problems.add(tooLarge(size));
        return null;
      }
      if (!Files.isRegularFile(path)) { // a pipe would have us wait for ever
        problems.add(Diagnostic.error("unreadable", "it is no file", start()));
        return null;
      }
      try (TextReader text = new TextReader(Files.newInputStream(path))) {
        EventStream events = new EventStream(name, text, size, problems);
        return read(events, reading, problems);
      }
    } catch (IOException e) {
      problems.add(FileFailure.unreadable(name, e));
      return null;
    }
  }

  private <T> @Nullable T read(
      EventStream events, Reading<T> reading, Diagnostics.Collector problems) {
    try {
      if (!events.start()) {
        problems.add(
            Diagnostic.error("empty-file", "the file holds nothing", start())
                .withHint("delete it, or write what it is to say"));
        return null;
      }
      T read = reading.from(new NodeReader(name, new ExpandedEvents(name, events), problems));
      events.end();
      return read;
    } catch (BrokenYamlException e) {
      problems.add(e.diagnostic());
      return null;
    }
  }

  private Diagnostic tooLarge(long size) {
    String message = "the file has " + (size >> 20) + " MiB, more than " + (Bounds.BYTES >> 20);
    return Diagnostic.error("too-large", message, start()).withHint("split it into several files");
  }

  private SourceLocation start() {
    return new SourceLocation(name, 1, 1);
  }

  private interface Reading<T> {
    T from(NodeReader nodes) throws BrokenYamlException;
  }
}
