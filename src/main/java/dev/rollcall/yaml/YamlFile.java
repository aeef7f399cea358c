package dev.rollcall.yaml;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.yaml.YamlParser.InvalidYamlException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A YAML file: version 1.2, UTF-8, one document, no tags, no merge keys, no duplicate or non-scalar
 * keys, within limits of size, depth and number of nodes. Reading ends in nodes or in diagnostics,
 * whatever the file holds.
 */
public final class YamlFile {
  private static final long MAX_BYTES = 64L << 20;

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
   * Reads the file entry by entry, so that no more than one is in memory.
   *
   * @return whether the file was read to its end; if not, {@code problems} says why
   */
  public boolean readEntries(EntryConsumer consumer, Diagnostics.Collector problems) {
    return read(nodes -> nodes.entries(consumer), problems) != null;
  }

  /**
   * Reads the file as a whole; for small ones.
   *
   * @return null if the file could not be read to its end, for the reason in {@code problems}
   */
  public @Nullable Located readWhole(Diagnostics.Collector problems) {
    return read(NodeReader::whole, problems);
  }

  /** A file that was found valid, with its places and comments; null if it is valid no more. */
  public @Nullable Document document() {
    try {
      return Document.read(name, Files.readString(path));
    } catch (IOException | YamlEngineException e) {
      return null;
    }
  }

  /**
   * Reads the file as it is written.
   *
   * @return null if anything in it is invalid, which is in {@code problems} then
   */
  public @Nullable YamlText readText(Diagnostics.Collector problems) {
    return open(in -> YamlText.of(name, in.readAllBytes(), problems), problems);
  }

  private <T> @Nullable T read(NodesFunction<T> function, Diagnostics.Collector problems) {
    return open(in -> read(name, in, Files.size(path), function, problems), problems);
  }

  private <T> @Nullable T open(Opened<T> opened, Diagnostics.Collector problems) {
    try {
      Diagnostic problem = problem();
      if (problem != null) {
        problems.add(problem);
        return null;
      }
      try (InputStream in = Files.newInputStream(path)) {
        return opened.read(in);
      }
    } catch (IOException e) {
      problems.add(unreadable(name, e));
      return null;
    }
  }

  private @Nullable Diagnostic problem() throws IOException {
    SourceLocation start = new SourceLocation(name, 1, 1);
    long size = Files.size(path);
    if (size > MAX_BYTES) {
      String message = "the file has " + (size >> 20) + " MiB, more than " + (MAX_BYTES >> 20);
      return Diagnostic.error("too-large", message, start).withHint("split it into several files");
    }
    boolean regular = Files.isRegularFile(path); // a pipe would have us wait forever
    return regular ? null : Diagnostic.error("unreadable", "it is no file", start);
  }

  /**
   * Reads the one document of a stream of bytes to its end.
   *
   * @param size bytes, as far as known
   * @return what {@code function} makes of it, or null if the end was not reached, for the reason
   *     in {@code problems}
   */
  static <T> @Nullable T read(
      String name,
      InputStream in,
      long size,
      NodesFunction<T> function,
      Diagnostics.Collector problems) {
    try {
      YamlParser parser = new YamlParser(name, new Utf8Reader(name, in), size, problems);
      if (!parser.start()) {
        problems.add(
            Diagnostic.error("empty-file", "the file holds nothing", new SourceLocation(name, 1, 1))
                .withHint("delete it, or write what it is to say"));
        return null;
      }
      T read = function.apply(new NodeReader(new AliasExpander(parser), problems));
      parser.end();
      return read;
    } catch (InvalidYamlException e) {
      problems.add(e.diagnostic());
      return null;
    }
  }

  /** The error of declaring something twice, in one file or two, at the second place. */
  public static Diagnostic duplicateKey(String what, SourceLocation second, SourceLocation first) {
    String message = SafeText.quote(what) + " is declared twice; first at " + first;
    return Diagnostic.error("duplicate-key", message, second).withHint("delete one of the two");
  }

  /**
   * The error {@code unreadable}.
   *
   * @param file the name shown
   */
  public static Diagnostic unreadable(String file, IOException failure) {
    return Diagnostic.error(
        "unreadable", "it cannot be read: " + reason(failure), new SourceLocation(file, 1, 1));
  }

  /** Why a file cannot be read or written, as a clause without paths of this machine. */
  public static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "no such file";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    return failure instanceof FileSystemException system && system.getReason() != null
        ? system.getReason()
        : String.valueOf(failure.getMessage());
  }

  private interface Opened<T> {
    @Nullable T read(InputStream in) throws IOException;
  }

  /** What is made of the nodes of a file. */
  interface NodesFunction<T> {
    T apply(NodeReader nodes) throws InvalidYamlException;
  }
}
