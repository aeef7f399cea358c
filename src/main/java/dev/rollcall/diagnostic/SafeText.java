package dev.rollcall.diagnostic;

import java.util.function.IntPredicate;

/**
 * Text that others wrote, made safe to print: it cannot control a terminal or the log of a build,
 * and cannot deceive a reader. A character that is invisible, changes the reading direction or
 * breaks a line is shown as {@value #ESCAPE}, its code point in hexadecimal and a brace.
 */
public final class SafeText {
  /** What begins the form of a character that cannot be shown. */
  public static final String ESCAPE = "\\u{";

  /** Code points of a quoted text that are shown. */
  private static final int MAX_QUOTED = 100;

  private SafeText() {}

  /**
   * The text as it can be printed. The second {@code #} and {@code :} of a pair are escaped, too:
   * commands to the runner of a build begin with {@code ::} at the start of a line (GitHub) or with
   * {@code ##} anywhere (GitHub, Azure Pipelines, TeamCity).
   */
  public static String of(String text) {
    return withoutCommands(onOneLine(text));
  }

  /** The beginning of the text as it can be printed, at most so many UTF-16 units. */
  public static String clipped(String text, int maxLength) {
    String safe = of(text);
    if (safe.length() <= maxLength) {
      return safe;
    }
    int end = Character.isHighSurrogate(safe.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
    return safe.substring(0, end) + "…";
  }

  /** The text as it can be printed, in a form that no other text has. */
  public static String exact(String text) {
    return withoutCommands(copyable(text.replace(ESCAPE, ESCAPE + "5c}u{")));
  }

  /** The text for a block that is copied as it is: spaces that are not ASCII are shown, too. */
  public static String copyable(String text) {
    return escaped(
        text, c -> isVisible(c) && (c == ' ' || Character.getType(c) != Character.SPACE_SEPARATOR));
  }

  /** The text on one line, with commands to runners left in it. */
  public static String onOneLine(String text) {
    return escaped(text, SafeText::isVisible);
  }

  /** The text in double quotes, at most its first {@value #MAX_QUOTED} code points. */
  public static String quote(String text) {
    int end =
        text.offsetByCodePoints(0, Math.min(MAX_QUOTED, text.codePointCount(0, text.length())));
    String more = end < text.length() ? "..." : "";
    return '"' + onOneLine(text.substring(0, end)) + more + '"';
  }

  /** Whether {@link #of} leaves the text as it is. */
  public static boolean isSafe(String text) {
    return text.codePoints().allMatch(SafeText::isVisible)
        && !text.contains("::")
        && !text.contains("##");
  }

  /**
   * Whether a reader sees the character as itself: no control, no direction mark, no half of a
   * pair, nothing that fonts do not know.
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

  private static String withoutCommands(String text) {
    return text.replace("##", "#\\u{23}").replace("::", ":\\u{3a}");
  }

  private static String escaped(String text, IntPredicate isShown) {
    if (text.codePoints().allMatch(isShown)) {
      return text;
    }
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (isShown.test(c)) {
                escaped.appendCodePoint(c);
              } else {
                escaped.append(ESCAPE).append(Integer.toHexString(c)).append('}');
              }
            });
    return escaped.toString();
  }
}
