package dev.rollcall.yaml;

import java.util.Locale;

/**
 * How texts of the user's are shown in messages: quoted, on one line, harmless to a terminal, and
 * not endless.
 */
public final class SafeText {
  private static final int MAX_LENGTH = 100;

  private SafeText() {}

  /** The text in double quotes. */
  public static String quote(String text) {
    StringBuilder shown = new StringBuilder("\"");
    text.codePoints().limit(MAX_LENGTH).forEach(c -> append(shown, c));
    if (text.codePointCount(0, text.length()) > MAX_LENGTH) {
      shown.append("...");
    }
    return shown.append('"').toString();
  }

  /** Whether a text can be shown as it is, be it in a terminal or the log of a build. */
  public static boolean isSafe(String text) {
    return text.codePoints().allMatch(SafeText::isVisible)
        && !text.contains("::")
        && !text.contains("##");
  }

  /** The text on one line, with a question mark for each character that is not visible. */
  static String onOneLine(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints().forEach(c -> shown.appendCodePoint(isVisible(c) ? c : '?'));
    return shown.toString();
  }

  private static void append(StringBuilder shown, int codePoint) {
    if (isVisible(codePoint)) {
      shown.appendCodePoint(codePoint);
    } else {
      shown.append(String.format(Locale.ROOT, "\\u{%X}", codePoint));
    }
  }

  /**
   * Whether a reader sees the character as itself: no control, no direction mark, no half of a
   * pair.
   */
  public static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          false;
      default -> true;
    };
  }
}
