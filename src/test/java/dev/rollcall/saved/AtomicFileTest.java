package dev.rollcall.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
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
        .hasMessage("cannot write " + file + ": it already exists");
    assertThat(file).hasContent("old");
    assertThat(folder.toFile().list()).containsExactly("runbook.md");
  }

  @Test
  void replacesNoFileBeforeAllAreWritten() throws IOException {
    Path first = Files.writeString(folder.resolve("a.yaml"), "old");
    Path gone = folder.resolve("b.yaml");
    assertThatThrownBy(
            () ->
                AtomicFile.replaceAll(
                    List.of(
                        new AtomicFile.Replacement("a.yaml", first, "new"),
                        new AtomicFile.Replacement("b.yaml", gone, "new"))))
        .hasMessage("cannot write b.yaml: no such file");
    assertThat(first).hasContent("old");
    assertThat(folder.toFile().list()).containsExactly("a.yaml");
  }

  @Test
  void replacesManyFilesAndKeepsTheirPermissionsAndLinks() throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), "old");
    Path real = Files.writeString(folder.resolve("real.yaml"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("b.yaml"), Path.of("real.yaml"));
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    Set<PosixFilePermission> ownerOnly = PosixFilePermissions.fromString("rw-------");
    if (posix) {
      Files.setPosixFilePermissions(file, ownerOnly);
    }
    AtomicFile.replaceAll(
        List.of(
            new AtomicFile.Replacement("a.yaml", file, "é"),
            new AtomicFile.Replacement("b.yaml", link, "new")));
    assertThat(file).hasContent("é");
    assertThat(link).isSymbolicLink();
    assertThat(real).hasContent("new");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("a.yaml", "b.yaml", "real.yaml");
    if (posix) {
      assertThat(Files.getPosixFilePermissions(file)).isEqualTo(ownerOnly);
    }
  }
}
