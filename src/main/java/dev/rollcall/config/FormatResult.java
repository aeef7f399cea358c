package dev.rollcall.config;

import java.nio.file.Path;
import java.util.List;

/**
 * What canonical form means for the files of a project.
 *
 * @param files how many files were looked at
 * @param rewrites those that are not in it, the settings first, then by path
 */
public record FormatResult(int files, List<Rewrite> rewrites) {
  /**
   * A file that is not in canonical form.
   *
   * @param name as shown to the user, relative to the project
   * @param text its canonical form
   */
  public record Rewrite(String name, Path file, String text) {}
}
