package dev.rollcall.render;

/**
 * Text that cannot steer a terminal or a build's log, or lie to a reader: controls, what turns the
 * reading direction, what is invisible and what breaks a line show as a backslash, {@code u} and
 * the code point in braces. So do the second {@code #} and {@code :} of a pair: what runners of
 * builds obey begins with {@code ::} at the start of a line (GitHub) or with {@code ##} anywhere
 * (GitHub, Azure Pipelines, TeamCity).
 */
public final class TerminalText {
  private TerminalText() {}

  /** The text as it can be printed. */
  public static String of(String text) {
    return visible(text).replace("##", "#\\u{23}").replace("::", ":\\u{3a}");
  }

  /** The beginning of what is shown of a text, in UTF-16 units. */
  static String clipped(String text, int longest) {
    String shown = of(text);
    if (shown.length() <= longest) {
      return shown;
    }
    int end = Character.isHighSurrogate(shown.charAt(longest - 1)) ? longest - 1 : longest;
    return shown.substring(0, end) + "…";
  }

  private static String visible(String text) {
    if (text.codePoints().noneMatch(TerminalText::isEscaped)) {
      return text;
    }
    StringBuilder printable = new StringBuilder();
    text.codePoints().forEach(c -> append(printable, c));
    return printable.toString();
  }

  private static void append(StringBuilder printable, int codePoint) {
    if (isEscaped(codePoint)) {
      printable.append("\\u{").append(Integer.toHexString(codePoint)).append('}');
    } else {
      printable.appendCodePoint(codePoint);
    }
  }

  private static boolean isEscaped(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
