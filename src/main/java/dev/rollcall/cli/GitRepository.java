package dev.rollcall.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** The Git repository around a project. */
final class GitRepository {
  private GitRepository() {}

  /**
   * A project's folder seen from the root of its repository, or else from the working folder, with
   * {@code /}; empty for that root itself.
   */
  static String pathOf(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    Path root = path;
    while (root != null && !Files.exists(root.resolve(".git"))) {
      root = root.getParent();
    }
    Path start = root == null ? Path.of("").toAbsolutePath() : root;
    return path.startsWith(start) ? start.relativize(path).toString().replace('\\', '/') : "";
  }
}
