package dev.rollcall.runbook;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Whatever somebody else wrote goes into code: only there do Markdown, and what a site makes of its
 * outcome, such as mentions and links, leave text alone. What is invisible, is a blank of another
 * sort, turns the reading direction or breaks a line shows as {@value #ESCAPE}, its code point and
 * a brace. So does the second of two {@code #}, which begin a command to what runs a build, where
 * its log shows this page.
 */
final class RunbookMarkdown {
  /** What begins a character that cannot be shown. */
  static final String ESCAPE = "\\u{";

  private static final Pattern BACKTICKS = Pattern.compile("`+");

  private RunbookMarkdown() {}

  /** A span of code; no two texts look the same. */
  static String code(String text) {
    String shown =
        visible(text.replace(ESCAPE, ESCAPE + "5c}u{")).replace("##", "#" + ESCAPE + "23}");
    String ticks = ticks(shown, 1);
    String edge = needsEdge(shown) ? " " : "";
    return ticks + edge + shown + edge + ticks;
  }

  /** A block of code of one line, indented to stand in a list, for text that is copied as it is. */
  static String block(String line) {
    String shown = visible(line);
    String ticks = ticks(shown, 3);
    return "  " + ticks + "text\n  " + shown + "\n  " + ticks + "\n";
  }

  /** More of them than stand together anywhere inside. */
  private static String ticks(String content, int least) {
    int longest =
        BACKTICKS
            .matcher(content)
            .results()
            .map(MatchResult::group)
            .mapToInt(String::length)
            .max()
            .orElse(0);
    return "`".repeat(Math.max(least, longest + 1));
  }

  /** Whether the ends could be taken for ticks, a formula, or the blank that Markdown drops. */
  private static boolean needsEdge(String text) {
    return text.isEmpty()
        || "` $".indexOf(text.charAt(0)) >= 0
        || "` $".indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  private static String visible(String text) {
    if (text.codePoints().allMatch(RunbookMarkdown::isVisible)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (isVisible(c)) {
                shown.appendCodePoint(c);
              } else {
                shown.append(ESCAPE).append(Integer.toHexString(c)).append('}');
              }
            });
    return shown.toString();
  }

  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> codePoint == ' ';
      default -> true;
    };
  }
}
