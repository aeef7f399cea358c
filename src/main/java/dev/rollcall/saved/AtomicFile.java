package dev.rollcall.saved;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Writes a file whole or not at all: beside it first, then moved into its place. */
public final class AtomicFile {
  private AtomicFile() {}

  /**
   * Replaces {@code target}, or what it links to.
   *
   * @throws IOException if it cannot be written, with a message that names it and says why
   */
  public static void write(Path target, ContentWriter content) throws IOException {
    try {
      Path file = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new FileSystemException(file.toString(), null, "it is not a regular file");
      }
      draft(file, content, draft -> Files.move(draft, file, ATOMIC_MOVE));
    } catch (IOException e) {
      throw failed(target, e);
    }
  }

  /**
   * Makes {@code target} and the folders above it; one that exists is left as it is.
   *
   * @throws IOException if it exists or cannot be written, with a message that names it and says
   *     why
   */
  static void create(Path target, ContentWriter content) throws IOException {
    try {
      Path file = target.toAbsolutePath();
      Path folder = file.getParent();
      // createDirectories refuses a link to a folder
      if (folder != null && !Files.isDirectory(folder)) {
        Files.createDirectories(folder);
      }
      draft(file, content, draft -> Files.move(draft, file));
    } catch (IOException e) {
      throw failed(target, e);
    }
  }

  private static IOException failed(Path target, IOException problem) {
    return new IOException("cannot write " + target + ": " + IoErrorMessages.of(problem), problem);
  }

  private static void draft(Path file, ContentWriter content, Move toItsPlace) throws IOException {
    Path draft = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
    try {
      try (FileChannel channel = FileChannel.open(draft, CREATE_NEW, WRITE);
          Writer out = new BufferedWriter(Channels.newWriter(channel, UTF_8))) {
        content.writeTo(out);
        out.flush();
        channel.force(true);
      }
      toItsPlace.from(draft);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private interface Move {
    void from(Path draft) throws IOException;
  }

  /** What is to stand in the file. */
  public interface ContentWriter {
    void writeTo(Writer out) throws IOException;
  }
}
