package dev.rollcall.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void keepsTheOldFileUntilTheNewOneIsWhole() throws IOException {
    Path file = folder.resolve("plan.json");
    Files.writeString(file, "old");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write("half");
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot write " + file + ": No space left on device");
    assertThat(file).hasContent("old");
    assertThat(folder).isDirectoryContaining(f -> f.equals(file));
    assertThat(folder.toFile().list()).containsExactly("plan.json");
  }

  @Test
  void saysThatTheFolderIsMissing() {
    Path file = folder.resolve("none/plan.json");
    assertThatThrownBy(() -> AtomicFile.write(file, out -> out.write("x")))
        .hasMessage("cannot write " + file + ": there is no such file or folder");
  }

  @Test
  void replacesNoFolder() {
    assertThatThrownBy(() -> AtomicFile.write(folder, out -> out.write("x")))
        .hasMessage("cannot write " + folder + ": it is not a regular file");
  }

  @Test
  void writesThroughALink() throws IOException {
    Path file = folder.resolve("real.json");
    Files.writeString(file, "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), Path.of("real.json"));
    AtomicFile.write(link, out -> out.write("new"));
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("new");
  }

  @Test
  void makesTheFoldersOfANewFile() throws IOException {
    Path file = folder.resolve("a/b/runbook.md");
    AtomicFile.create(file, out -> out.write("new"));
    assertThat(file).hasContent("new");
    assertThat(folder.resolve("a/b").toFile().list()).containsExactly("runbook.md");
  }

  @Test
  void makesNoFileThatIsThereAlready() throws IOException {
    Path file = Files.writeString(folder.resolve("runbook.md"), "old");
    assertThatThrownBy(() -> AtomicFile.create(file, out -> out.write("new")))
        .hasMessage("cannot write " + file + ": it exists already");
    assertThat(file).hasContent("old");
    assertThat(folder.toFile().list()).containsExactly("runbook.md");
  }
}
