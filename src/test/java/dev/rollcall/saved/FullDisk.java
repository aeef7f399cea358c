package dev.rollcall.saved;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * A file on a disk with room for so many bytes more; then a write takes what fits and the next
 * fails.
 */
final class FullDisk extends FileChannel {
  private final FileChannel file;
  private long room;

  FullDisk(FileChannel file, long room) {
    this.file = file;
    this.room = room;
  }

  @Override
  public int write(ByteBuffer bytes, long position) throws IOException {
    if (room == 0) {
      throw new IOException("No space left on device");
    }
    ByteBuffer fitting = bytes.slice();
    fitting.limit((int) Math.min(room, bytes.remaining()));
    int written = file.write(fitting, position);
    bytes.position(bytes.position() + written);
    room -= written;
    return written;
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    file.truncate(size);
    return this;
  }

  @Override
  public void force(boolean metaData) throws IOException {
    file.force(metaData);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    file.close();
  }

  private static AssertionError unexpected() {
    return new AssertionError("no journal needs this");
  }

  @Override
  public int read(ByteBuffer bytes) {
    throw unexpected();
  }

  @Override
  public long read(ByteBuffer[] bytes, int offset, int length) {
    throw unexpected();
  }

  @Override
  public int write(ByteBuffer bytes) {
    throw unexpected();
  }

  @Override
  public long write(ByteBuffer[] bytes, int offset, int length) {
    throw unexpected();
  }

  @Override
  public long position() {
    throw unexpected();
  }

  @Override
  public FileChannel position(long newPosition) {
    throw unexpected();
  }

  @Override
  public long size() {
    throw unexpected();
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) {
    throw unexpected();
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count) {
    throw unexpected();
  }

  @Override
  public int read(ByteBuffer bytes, long position) {
    throw unexpected();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) {
    throw unexpected();
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) {
    throw unexpected();
  }

  @Override
  public @Nullable FileLock tryLock(long position, long size, boolean shared) {
    throw unexpected();
  }
}
