package dev.rollcall.cli;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** Which project. */
final class ProjectFolderParameter {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "The project's folder; the current one if left out.")
  private Path folder = Path.of(".");

  Path folder() {
    return folder;
  }
}
