package dev.rollcall.saved;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Where a run keeps what it writes unless told otherwise; no two runs share a file. */
final class RunPath {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private RunPath() {}

  /**
   * {@code .rollcall/KIND/TIME-RUN} in the project.
   *
   * @param ending with its dot
   */
  static Path in(Path project, String kind, String run, Instant at, String ending) {
    return project.resolve(".rollcall").resolve(kind).resolve(TIME.format(at) + "-" + run + ending);
  }
}
