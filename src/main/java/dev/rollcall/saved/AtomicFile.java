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
  public static void write(Path target, Content content) throws IOException {
    try {
      Path file = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new FileSystemException(file.toString(), null, "it is not a regular file");
      }
      replace(file, content);
    } catch (IOException e) {
      throw new IOException("cannot write " + target + ": " + Reason.of(e), e);
    }
  }

  private static void replace(Path file, Content content) throws IOException {
    Path draft = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
    try {
      try (FileChannel channel = FileChannel.open(draft, CREATE_NEW, WRITE);
          Writer out = new BufferedWriter(Channels.newWriter(channel, UTF_8))) {
        content.writeTo(out);
        out.flush();
        channel.force(true);
      }
      Files.move(draft, file, ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** What is to stand in the file. */
  public interface Content {
    void writeTo(Writer out) throws IOException;
  }
}
