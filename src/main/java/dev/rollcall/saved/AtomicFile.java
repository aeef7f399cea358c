package dev.rollcall.saved;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Writes files whole or not at all: each is first written beside its target, in UTF-8, and then
 * moved there. A link is kept; the file it points to is replaced.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /** Writes the content of a file. */
  public interface ContentWriter {
    void writeTo(Writer out) throws IOException;
  }

  /**
   * An existing file and its new content.
   *
   * @param name the file's name in error messages, safe to print
   */
  public record Replacement(String name, Path file, String text) {}

  /**
   * Creates or replaces {@code target}. The folder must exist.
   *
   * @throws IOException if it cannot be written, with a message that names it and says why
   */
  public static void write(Path target, ContentWriter content) throws IOException {
    naming(
        target.toString(),
        () -> {
          Path file = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
          if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new FileSystemException(file.toString(), null, "it is not a regular file");
          }
          place(file, content, ATOMIC_MOVE);
        });
  }

  /**
   * Creates {@code target} and the folders above it.
   *
   * @throws IOException if the file exists (it is left unchanged) or cannot be written, with a
   *     message that names it and says why
   */
  public static void create(Path target, ContentWriter content) throws IOException {
    naming(
        target.toString(),
        () -> {
          Path file = target.toAbsolutePath();
          createParent(file);
          place(file, content);
        });
  }

  /**
   * Replaces existing files. None is replaced before all new contents are on the disk; each keeps
   * its permissions.
   *
   * @throws IOException if one is missing or cannot be written, with a message that names it and
   *     says why
   */
  public static void replaceAll(List<Replacement> replacements) throws IOException {
    List<Draft> drafts = new ArrayList<>();
    try {
      for (Replacement replacement : replacements) {
        naming(
            replacement.name,
            () -> {
              Draft draft = Draft.beside(existing(replacement.file));
              drafts.add(draft);
              draft.write(out -> out.write(replacement.text));
              draft.copyPermissions();
            });
      }
      for (int i = 0; i < drafts.size(); i++) {
        Draft draft = drafts.get(i);
        naming(replacements.get(i).name, () -> draft.move(ATOMIC_MOVE));
      }
    } finally {
      for (Draft draft : drafts) {
        draft.close();
      }
    }
  }

  private static Path existing(Path file) throws IOException {
    if (Files.notExists(file)) {
      throw new FileSystemException(file.toString(), null, "no such file");
    }
    Path target = file.toRealPath();
    if (!Files.isWritable(target)) {
      throw new AccessDeniedException(target.toString());
    }
    return target;
  }

  private static void place(Path target, ContentWriter content, CopyOption... options)
      throws IOException {
    try (Draft draft = Draft.beside(target)) {
      draft.write(content);
      draft.move(options);
    }
  }

  /** Creates the folders above a file. */
  static void createParent(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    // createDirectories refuses a link to a folder
    if (folder != null && !Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
  }

  /**
   * Why a file could not be read or written, as a clause without its path: the JDK's own messages
   * are often only the path.
   */
  static String reason(IOException problem) {
    if (problem instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (problem instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (problem instanceof FileAlreadyExistsException) {
      return "it already exists";
    }
    if (problem instanceof CharacterCodingException) {
      return "it is not UTF-8";
    }
    if (problem instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    String message = problem.getMessage();
    return message == null ? problem.getClass().getSimpleName() : message;
  }

  private static void naming(String name, IoAction action) throws IOException {
    try {
      action.run();
    } catch (IOException e) {
      throw new IOException("cannot write " + name + ": " + reason(e), e);
    }
  }

  private interface IoAction {
    void run() throws IOException;
  }

  /** New content beside the file it is to become; deleted on close unless it was moved. */
  private record Draft(Path path, Path target) implements Closeable {
    static Draft beside(Path target) {
      return new Draft(target.resolveSibling("." + UUID.randomUUID() + ".tmp"), target);
    }

    void write(ContentWriter content) throws IOException {
      try (FileChannel channel = FileChannel.open(path, CREATE_NEW, WRITE);
          Writer out = new BufferedWriter(Channels.newWriter(channel, UTF_8))) {
        content.writeTo(out);
        out.flush();
        channel.force(true);
      }
    }

    void copyPermissions() throws IOException {
      PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
      if (view != null) {
        view.setPermissions(Files.getPosixFilePermissions(target));
      }
    }

    void move(CopyOption... options) throws IOException {
      Files.move(path, target, options);
    }

    @Override
    public void close() throws IOException {
      Files.deleteIfExists(path);
    }
  }
}
