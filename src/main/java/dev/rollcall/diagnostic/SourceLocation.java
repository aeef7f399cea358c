package dev.rollcall.diagnostic;

import java.util.Comparator;

/**
 * A place in a file a user wrote.
 *
 * @param file path as shown to the user, relative to the project where it lies below it, with
 *     {@code /}
 * @param line 1-based
 * @param column 1-based, in code points
 */
public record SourceLocation(String file, int line, int column)
    implements Comparable<SourceLocation> {
  private static final Comparator<SourceLocation> ORDER =
      Comparator.comparing(SourceLocation::file)
          .thenComparingInt(SourceLocation::line)
          .thenComparingInt(SourceLocation::column);

  @Override
  public int compareTo(SourceLocation other) {
    return ORDER.compare(this, other);
  }

  /** {@code path:line:column}, the form editors and terminals make clickable. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
