package dev.rollcall.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.yaml.YamlParser.InvalidYamlException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
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
   * @param consumer takes the keys of the mapping an entry belongs to, which are none or the
   *     top-level key, and the entry, which is a mapping of one key out of that mapping, at its
   *     key. At the top level its value, if it is a mapping or a list, is empty, and what it holds
   *     follows. Where the whole file is no mapping, it is the entry
   * @return whether the file was read to its end; if not, {@code problems} says why
   */
  public boolean readEntries(
      BiConsumer<List<String>, Located> consumer, Diagnostics.Collector problems) {
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

  private <T> @Nullable T read(NodesFunction<T> function, Diagnostics.Collector problems) {
    try {
      requireReadable();
      try (InputStream in = Files.newInputStream(path)) {
        return read(in, Files.size(path), function, problems);
      }
    } catch (IOException e) {
      problems.add(describe(e));
      return null;
    }
  }

  /**
   * Reads the one document of a stream of bytes to its end.
   *
   * @param size bytes, as far as known
   */
  private <T> T read(
      InputStream in, long size, NodesFunction<T> function, Diagnostics.Collector problems)
      throws IOException {
    YamlParser parser = new YamlParser(name, new Utf8Reader(name, in), size, problems);
    parser.start();
    T read = function.apply(new NodeReader(new AliasExpander(parser), problems));
    parser.end();
    return read;
  }

  private void requireReadable() throws IOException {
    SourceLocation start = new SourceLocation(name, 1, 1);
    long size = Files.size(path);
    if (size > MAX_BYTES) {
      String message = "the file has " + (size >> 20) + " MiB, more than " + (MAX_BYTES >> 20);
      throw new InvalidYamlException(
          Diagnostic.error("too-large", message, start).withHint("split it into several files"));
    }
    if (!Files.isRegularFile(path)) { // a pipe would have us wait forever
      throw new InvalidYamlException(Diagnostic.error("unreadable", "it is no file", start));
    }
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
   * The text of the file in canonical spacing, after {@code layout} has arranged it. It says the
   * same as before, to a machine and to a reader of comments.
   *
   * @return null if the file has this text, or if anything in it is invalid, which is in {@code
   *     problems} then
   */
  public @Nullable String reformatted(Consumer<Document> layout, Diagnostics.Collector problems) {
    Diagnostics.Collector found = new Diagnostics.Collector();
    try {
      requireReadable();
      byte[] bytes = Files.readAllBytes(path);
      Located before = whole(bytes, found);
      if (!found.toDiagnostics().hasErrors()) {
        String text = new String(bytes, UTF_8);
        Document document = Document.read(name, text);
        layout.accept(document);
        String canonical = document.write();
        if (!canonical.equals(text)) {
          requireSame(before, text, canonical);
          return canonical;
        }
      }
    } catch (IOException e) {
      found.add(describe(e));
    }
    found.toDiagnostics().kept().forEach(problems::add);
    return null;
  }

  private Located whole(byte[] bytes, Diagnostics.Collector problems) throws IOException {
    return read(new ByteArrayInputStream(bytes), bytes.length, NodeReader::whole, problems);
  }

  private void requireSame(Located before, String text, String canonical) throws IOException {
    Diagnostics.Collector problems = new Diagnostics.Collector();
    Located after = whole(canonical.getBytes(UTF_8), problems);
    if (problems.toDiagnostics().hasErrors() || !before.node().equals(after.node())) {
      throw new IllegalStateException("formatting changed what " + name + " means");
    }
    if (!Document.comments(text).equals(Document.comments(canonical))) {
      throw new IllegalStateException("formatting changed the comments of " + name);
    }
  }

  private Diagnostic describe(IOException failure) {
    return failure instanceof InvalidYamlException invalid
        ? invalid.diagnostic()
        : unreadable(name, failure);
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

  /** What is made of the nodes of a file. */
  private interface NodesFunction<T> {
    T apply(NodeReader nodes) throws IOException;
  }
}
