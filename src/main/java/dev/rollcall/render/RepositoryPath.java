package dev.rollcall.render;

import dev.rollcall.diagnostic.SourceLocation;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Turns the paths of a project into paths from the repository's root. */
final class RepositoryPath {
  private static final String SETTINGS = "rollcall.yaml";

  private final String project;

  /**
   * @param project the project's folder seen from the root, with {@code /}; empty for the root
   */
  RepositoryPath(String project) {
    this.project = project;
  }

  @Nullable SourceLocation of(@Nullable SourceLocation source) {
    return source == null
        ? null
        : new SourceLocation(of(source.file()), source.line(), source.column());
  }

  /** Where the project's settings are, unless an option names others. */
  String settings() {
    return of(SETTINGS);
  }

  private String of(String file) {
    if (file.startsWith("/") || file.matches("[A-Za-z]:/.*")) {
      return file;
    }
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : (project + "/" + file).split("/", -1)) {
      if (segment.equals("..") && !segments.isEmpty() && !segments.getLast().equals("..")) {
        segments.removeLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    return String.join("/", segments);
  }
}
