package dev.rollcall.yaml;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Writes a text so that every YAML reader, of version 1.1 or 1.2, in block or flow style, reads
 * that text: plain where it is plainly a text, else in double quotes.
 */
final class ScalarQuoter {
  /**
   * Starts like a word and holds nothing that means something to YAML. The letters and digits are
   * any script's.
   */
  private static final Pattern PLAIN =
      Pattern.compile(
          "[\\p{L}_][\\p{L}\\p{Nd}_.+@/%*~'=$-]*"
              + "(?::[\\p{L}\\p{Nd}_.+@/%*~'=$-]+)*"
              + "(?: [\\p{L}\\p{Nd}_.+@/%*~'=$][\\p{L}\\p{Nd}_.+@/%*~'=$-]*)*");

  /** Starts with a digit and is an e-mail, so no number or date. */
  private static final Pattern PLAIN_EMAIL = Pattern.compile("[0-9A-Za-z][\\w.+-]*@[\\w.-]*\\w");

  /** What some version of YAML takes for a boolean or null. */
  private static final Pattern RESERVED = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null");

  /** A repeated group of a pattern takes stack for each repetition. */
  private static final int MAX_PLAIN_LENGTH = 200;

  private ScalarQuoter() {}

  static String of(String text) {
    return text.length() <= MAX_PLAIN_LENGTH && isPlain(text) ? text : quoted(text);
  }

  private static boolean isPlain(String text) {
    return (PLAIN.matcher(text).matches() && !RESERVED.matcher(text).matches())
        || PLAIN_EMAIL.matcher(text).matches();
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(c -> append(quoted, c));
    return escapeWorkflowCommands(quoted.append('"').toString());
  }

  /** Pairs of these begin a command to runners of builds, whose log a line may end up in. */
  private static String escapeWorkflowCommands(String quoted) {
    return quoted.replace("::", ":\\u003A").replace("##", "#\\u0023");
  }

  private static void append(StringBuilder quoted, int codePoint) {
    switch (codePoint) {
      case '"', '\\' -> quoted.append('\\').appendCodePoint(codePoint);
      case '\n' -> quoted.append("\\n");
      case '\t' -> quoted.append("\\t");
      default -> appendOther(quoted, codePoint);
    }
  }

  private static void appendOther(StringBuilder quoted, int codePoint) {
    if (SafeText.isVisible(codePoint)) {
      quoted.appendCodePoint(codePoint);
    } else {
      String form = codePoint > 0xFFFF ? "\\U%08X" : "\\u%04X";
      quoted.append(String.format(Locale.ROOT, form, codePoint));
    }
  }
}
