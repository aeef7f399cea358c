package dev.rollcall.saved;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A new file to which several threads append whole lines. Nothing is kept in memory: a line that
 * was appended survives the end of the process.
 */
final class AppendOnlyFile implements Closeable {
  private final Path file;
  private final FileChannel channel;

  /** Guards {@link #forced}; never taken while holding the lock of this object. */
  private final Object disk = new Object();

  /** The length of the whole lines. */
  private long length;

  /** How much of that would survive a power cut. */
  private long forced;

  /** Appends to a channel, which must be empty. */
  AppendOnlyFile(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Creates the file and the folders above it. Only its owner can read it, if the file system
   * supports that.
   *
   * @throws IOException if it exists or cannot be created, with a message that names it and says
   *     why
   */
  static AppendOnlyFile create(Path file) throws IOException {
    try {
      AtomicFile.createParent(file);
      return new AppendOnlyFile(
          file, FileChannel.open(file, Set.of(CREATE_NEW, WRITE), ownerOnly(file)));
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** Appends a line, whole or not at all. */
  long append(String line) throws IOException {
    byte[] bytes = (line + "\n").getBytes(UTF_8);
    synchronized (this) {
      try {
        write(ByteBuffer.wrap(bytes), length);
      } catch (IOException e) {
        discardAfter(length, e);
        throw failed(file, e);
      }
      length += bytes.length;
      return length;
    }
  }

  private void write(ByteBuffer bytes, long start) throws IOException {
    long position = start;
    while (bytes.hasRemaining()) {
      position += channel.write(bytes, position);
    }
  }

  private void discardAfter(long end, IOException problem) {
    try {
      channel.truncate(end);
    } catch (IOException e) {
      problem.addSuppressed(e);
    }
  }

  /**
   * Appends a line and returns when it would survive a power cut. Threads that wait here share one
   * write to the disk, which takes milliseconds.
   */
  void appendSafely(String line) throws IOException {
    long end = append(line);
    synchronized (disk) {
      if (forced < end) {
        long reached = length();
        try {
          channel.force(false);
        } catch (IOException e) {
          throw failed(file, e);
        }
        forced = reached;
      }
    }
  }

  private synchronized long length() {
    return length;
  }

  private static IOException failed(Path file, IOException e) {
    return new IOException(file + ": " + AtomicFile.reason(e), e);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
