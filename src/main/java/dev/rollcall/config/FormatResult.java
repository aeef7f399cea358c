package dev.rollcall.config;

import java.io.IOException;
import java.util.List;

/**
 * What canonical form means for the files of a project.
 *
 * @param files how many files were looked at
 * @param rewrites those that are not in it, the settings first, then by path
 */
public record FormatResult(int files, List<Rewrite> rewrites) {
  /**
   * Rewrites the files; none is replaced before all are written.
   *
   * @throws IOException if one cannot be written, with a message that names it and says why
   */
  public void write() throws IOException {
    FileReplacer.replace(rewrites);
  }
}
