package dev.rollcall.config;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.rollcall.yaml.FileReadErrors;
import dev.rollcall.yaml.SafeText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** New texts beside the files they are to replace, until all of them are written. */
final class FileReplacer {
  private final List<PendingFile> drafts = new ArrayList<>();

  private FileReplacer() {}

  /**
   * Gives files new texts; none is replaced before all are written. A file keeps its permissions, a
   * link stays one, and what it leads to is replaced.
   *
   * @throws IOException with a message that names the file and says why
   */
  static void replace(List<Rewrite> rewrites) throws IOException {
    FileReplacer drafts = new FileReplacer();
    try {
      for (Rewrite rewrite : rewrites) {
        naming(rewrite, () -> drafts.write(rewrite));
      }
      for (PendingFile draft : drafts.drafts) {
        naming(draft.rewrite, () -> Files.move(draft.file, draft.target, ATOMIC_MOVE));
      }
    } finally {
      for (PendingFile draft : drafts.drafts) {
        Files.deleteIfExists(draft.file);
      }
    }
  }

  private void write(Rewrite rewrite) throws IOException {
    Path target = rewrite.file().toRealPath();
    if (!Files.isWritable(target)) {
      throw new AccessDeniedException(target.toString());
    }
    Path file = target.resolveSibling(".fmt-" + UUID.randomUUID());
    drafts.add(new PendingFile(rewrite, file, target));
    Files.write(file, rewrite.text().getBytes(StandardCharsets.UTF_8), CREATE_NEW, WRITE, SYNC);
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(Files.getPosixFilePermissions(target));
    }
  }

  private static void naming(Rewrite rewrite, IoAction step) throws IOException {
    try {
      step.run();
    } catch (IOException e) {
      String name = SafeText.quote(rewrite.name());
      throw new IOException("cannot write " + name + ": " + FileReadErrors.reason(e), e);
    }
  }

  private interface IoAction {
    void run() throws IOException;
  }

  private record PendingFile(Rewrite rewrite, Path file, Path target) {}
}
