package dev.rollcall.sandbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the state on disk. The first change, every so many after it and the end write it whole, as
 * a new file moved into place; the changes between go into a log beside it, since writing all for
 * each would take longer than the change. What was answered outlives the process. Until something
 * changes nothing is written. Not thread safe.
 */
final class StateFile implements RequestHandler.ChangeSink {
  private static final long MAX_LOG = 8 << 20;

  private final Path path;
  private final ChangeLog log;
  private final OrganizationState contents;
  private boolean whole = true;
  private long kept;
  private FileVersion stamp;

  /** The files by size and time: changed by another program, they are not overwritten. */
  private record FileVersion(long size, @Nullable FileTime time, long logSize) {}

  StateFile(Path path, OrganizationState contents) throws IOException {
    this.path = path.toAbsolutePath();
    this.log = ChangeLog.beside(this.path);
    this.contents = contents;
    this.kept = contents.revision();
    this.stamp = stamp();
  }

  @Override
  public void keep(Request call) throws IOException {
    boolean append = !whole;
    // after a failure the log would have a gap: then the next change writes all
    whole = true;
    checkNotModified();
    try {
      if (append && log.size() <= MAX_LOG) {
        log.append(contents, call);
      } else {
        writeWhole();
      }
      whole = false;
      kept = contents.revision();
    } finally {
      stamp = stamp();
    }
  }

  /** Leaves one file, in which there is also what could not be kept before. */
  void finish() throws IOException {
    boolean logged = !whole && log.size() > 0;
    if (logged || kept != contents.revision()) {
      checkNotModified();
      writeWhole();
      whole = true;
      kept = contents.revision();
    }
  }

  private void checkNotModified() throws IOException {
    if (!stamp.equals(stamp())) {
      throw new IOException("another program changed " + path + "; let only one use it at a time");
    }
  }

  private FileVersion stamp() throws IOException {
    if (!Files.exists(path)) {
      return new FileVersion(0, null, log.size());
    }
    var attributes = Files.readAttributes(path, BasicFileAttributes.class);
    return new FileVersion(attributes.size(), attributes.lastModifiedTime(), log.size());
  }

  private void writeWhole() throws IOException {
    Path folder = path.resolveSibling("");
    // JDK 17's createDirectories refuses a link to a folder
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    Path fresh = path.resolveSibling(path.getFileName() + ".tmp");
    write(fresh, StateJson.write(contents));
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    log.delete();
  }

  private static void write(Path file, byte[] json) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(json);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }
}
