package dev.rollcall.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Projects on disk for tests; they apply their plans and so need copies. */
final class Projects {
  private Projects() {}

  /** Copies a whole folder, except the state of a sandbox. */
  static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(f -> !f.toString().contains(".rollcall")).toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    return to;
  }

  /** A new copy of the example in the README. */
  static Path acme(Path folder) throws IOException {
    return copy(Path.of("examples/acme"), folder.resolve("acme"));
  }

  /** Writes a project with these files; the keys are their paths. */
  static Path write(Path folder, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return folder;
  }
}
