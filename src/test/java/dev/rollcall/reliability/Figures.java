package dev.rollcall.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** What tests of promises measured, for {@code .github/SECURITY.md}: target/reliability. */
final class Figures {
  private static final Path FOLDER = Path.of("target", "reliability");

  private Figures() {}

  /** Adds a line to a file. */
  static void add(String name, String line) throws IOException {
    Files.createDirectories(FOLDER);
    Files.write(
        FOLDER.resolve(name + ".txt"),
        List.of(line),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
