package dev.rollcall.config;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.rollcall.yaml.SafeText;
import dev.rollcall.yaml.YamlFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What canonical form means for the files of a project.
 *
 * @param files how many files were looked at
 * @param rewrites those that are not in it, the settings first, then by path
 */
public record FormatResult(int files, List<Rewrite> rewrites) {
  /**
   * A file that is not in canonical form.
   *
   * @param name as shown to the user, relative to the project
   * @param text its canonical form
   */
  public record Rewrite(String name, Path file, String text) {}

  /**
   * Rewrites the files; none is replaced before all are written. A file keeps its permissions; a
   * link stays one, and the file it leads to is replaced.
   *
   * @throws IOException if one cannot be written, with a message that names it and says why
   */
  public void write() throws IOException {
    List<PendingFile> pending = new ArrayList<>();
    try {
      for (Rewrite rewrite : rewrites) {
        naming(rewrite, () -> write(rewrite, pending));
      }
      for (PendingFile file : pending) {
        naming(file.rewrite, () -> Files.move(file.path, file.target, ATOMIC_MOVE));
      }
    } finally {
      for (PendingFile file : pending) {
        Files.deleteIfExists(file.path);
      }
    }
  }

  private static void write(Rewrite rewrite, List<PendingFile> pending) throws IOException {
    Path target = rewrite.file.toRealPath();
    if (!Files.isWritable(target)) {
      throw new AccessDeniedException(target.toString());
    }
    Path file = target.resolveSibling(".fmt-" + UUID.randomUUID());
    pending.add(new PendingFile(rewrite, file, target));
    byte[] bytes = rewrite.text.getBytes(StandardCharsets.UTF_8);
    Files.write(file, bytes, CREATE_NEW, WRITE, SYNC);
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(Files.getPosixFilePermissions(target));
    }
  }

  private static void naming(Rewrite rewrite, IoAction action) throws IOException {
    try {
      action.run();
    } catch (IOException e) {
      String name = SafeText.quote(rewrite.name);
      throw new IOException("cannot write " + name + ": " + YamlFile.reason(e), e);
    }
  }

  /** A new text beside the file it is to replace. */
  private record PendingFile(Rewrite rewrite, Path path, Path target) {}

  private interface IoAction {
    void run() throws IOException;
  }
}
