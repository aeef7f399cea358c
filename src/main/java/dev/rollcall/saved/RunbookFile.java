package dev.rollcall.saved;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** The steps that a person is handed, as a file that is written whole or not at all. */
public final class RunbookFile {
  private RunbookFile() {}

  /** Where a run's runbook is kept unless told otherwise. */
  public static Path defaultFile(Path project, String run, Instant at) {
    return RunPath.in(project, "runbook", run, at, ".md");
  }

  /**
   * Writes a new file, and the folders above it.
   *
   * @throws IOException if it exists or cannot be written, with a message that says why
   */
  public static void create(Path target, String runbook) throws IOException {
    AtomicFile.create(target, out -> out.write(runbook));
  }

  /**
   * Replaces what stands in a file.
   *
   * @throws IOException if it cannot be written, with a message that says why
   */
  public static void replace(Path target, String runbook) throws IOException {
    AtomicFile.write(target, out -> out.write(runbook));
  }
}
