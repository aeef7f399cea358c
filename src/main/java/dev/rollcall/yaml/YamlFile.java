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

  /** Where the file is. */
  public Path path() {
    return path;
  }

  /**
   * Reads the file in pieces, so that no more than one is in memory.
   *
   * @return whether the file was read to its end; if not, {@code problems} says why
   */
  public boolean readEntries(EntryConsumer sink, Diagnostics.Collector problems) {
    YamlReader.Reading<Boolean> pieces =
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

  /** Where the keys of a file stand that was read without an error; null if it is so no more. */
  public @Nullable Outline outline() {
    try {
      String text = Files.readString(path);
      return OutlineReader.read(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (IOException e) {
      return null;
    }
  }

  /**
   * Reads the file as it is written.
   *
   * @return null if anything is wrong with it, which is in {@code problems} then
   */
  public @Nullable YamlText readText(Diagnostics.Collector problems) {
    try {
      if (!isReadable(problems)) {
        return null;
      }
      return YamlText.of(Files.readAllBytes(path), name, problems);
    } catch (IOException e) {
      problems.add(FileReadErrors.unreadable(name, e));
      return null;
    }
  }

  private <T> @Nullable T read(YamlReader.Reading<T> reading, Diagnostics.Collector problems) {
    try {
      return isReadable(problems)
          ? new YamlReader(name, problems)
              .read(Files.newInputStream(path), Files.size(path), reading)
          : null;
    } catch (IOException e) {
      problems.add(FileReadErrors.unreadable(name, e));
      return null;
    }
  }

  private boolean isReadable(Diagnostics.Collector problems) throws IOException {
    long size = Files.size(path);
    if (size > YamlLimits.BYTES) {
      problems.add(tooLarge(size));
      return false;
    }
    if (!Files.isRegularFile(path)) { // a pipe would have us wait for ever
      problems.add(Diagnostic.error("unreadable", "it is no file", start()));
      return false;
    }
    return true;
  }

  private Diagnostic tooLarge(long size) {
    String message = "the file has " + (size >> 20) + " MiB, more than " + (YamlLimits.BYTES >> 20);
    return Diagnostic.error("too-large", message, start()).withHint("split it into several files");
  }

  private SourceLocation start() {
    return new SourceLocation(name, 1, 1);
  }
}
