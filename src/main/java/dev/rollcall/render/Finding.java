package dev.rollcall.render;

import dev.rollcall.diagnostic.SourceLocation;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something to be said at a line of a file.
 *
 * @param message in one clause
 * @param further what else there is to say, a clause each
 * @param source the line, the file seen from the repository's root, or null where there is none
 * @param settings the project's settings file, seen from there
 * @param identity what stays the same from run to run while it is the same finding: no line, no
 *     count
 */
record Finding(
    FindingLevel level,
    FindingRule rule,
    String message,
    List<String> further,
    @Nullable SourceLocation source,
    String settings,
    List<String> identity) {
  /** UTF-16 units of one clause that are shown. */
  private static final int MAX_LENGTH = 1000;

  Finding {
    further = List.copyOf(further);
    identity = List.copyOf(identity);
  }

  /** All of what is said, fit to be printed, a clause on each line. */
  List<String> lines() {
    return Stream.concat(Stream.of(message), further.stream())
        .map(clause -> TerminalText.clipped(clause, MAX_LENGTH))
        .toList();
  }

  /** The line, or the first of the settings where nothing declares it, for who wants a place. */
  SourceLocation place() {
    return source == null ? new SourceLocation(settings, 1, 1) : source;
  }
}
