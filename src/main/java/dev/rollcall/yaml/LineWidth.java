package dev.rollcall.yaml;

/** How long lines get. */
final class LineWidth {
  /** Characters of a line; a mapping or list that would make it longer is written in lines. */
  private static final int LINE = 100;

  /**
   * YAML 1.2.2, section 7.4.2: the key of a line is at most 1024 characters long. Longer ones take
   * another form.
   */
  private static final int KEY = 800;

  private LineWidth() {}

  static boolean isLong(String line) {
    return line.codePointCount(0, line.length()) > LINE;
  }

  static boolean isLongKey(String key) {
    return key.length() > KEY;
  }
}
