package dev.rollcall.saved;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AppendOnlyFileTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("deep/er/lines.jsonl");
  }

  @Test
  void holdsWhatWasAppendedBeforeItIsClosed() throws IOException {
    try (AppendOnlyFile lines = AppendOnlyFile.create(file)) {
      lines.append("a");
      lines.appendSafely("é");
      assertThat(Files.readAllLines(file)).containsExactly("a", "é");
    }
  }

  @Test
  void isForItsOwnerAlone() throws IOException {
    AppendOnlyFile.create(file).close();
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void leavesAnExistingFileAlone() throws IOException {
    AppendOnlyFile.create(file).close();
    assertThatThrownBy(() -> AppendOnlyFile.create(file)).hasMessage(file + ": it already exists");
  }

  @Test
  void goesThroughALinkedFolder() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    AppendOnlyFile.create(link.resolve("lines.jsonl")).close();
    assertThat(real.resolve("lines.jsonl")).exists();
  }

  @Test
  void takesLinesWholeFromManyThreads() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try (AppendOnlyFile lines = AppendOnlyFile.create(file)) {
      List<Callable<Void>> writers =
          IntStream.range(0, 200).mapToObj(i -> writer(lines, "line " + i)).toList();
      for (Future<Void> written : pool.invokeAll(writers)) {
        written.get();
      }
      assertThat(Files.readAllLines(file))
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, 200).mapToObj(i -> "line " + i).toList());
    } finally {
      pool.shutdown();
    }
  }

  private static Callable<Void> writer(AppendOnlyFile lines, String line) {
    return () -> {
      lines.appendSafely(line);
      return null;
    };
  }

  @Test
  void keepsWholeLinesOnlyWhenTheDiskIsFull() throws IOException {
    Files.createDirectories(file.getParent());
    FileChannel disk = new FullDisk(FileChannel.open(file, CREATE_NEW, WRITE), 10);
    try (AppendOnlyFile lines = new AppendOnlyFile(file, disk)) {
      lines.append("whole");
      assertThatThrownBy(() -> lines.appendSafely("too long"))
          .hasMessage(file + ": No space left on device");
      assertThat(file).hasContent("whole\n");
    }
  }

  @Test
  void saysWhyNothingCanBeWrittenAnyMore() throws IOException {
    AppendOnlyFile lines = AppendOnlyFile.create(file);
    lines.close();
    assertThatThrownBy(() -> lines.append("x")).hasMessage(file + ": ClosedChannelException");
  }
}
