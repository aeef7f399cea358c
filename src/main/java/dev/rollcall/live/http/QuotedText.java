package dev.rollcall.live.http;

import dev.rollcall.settings.Secret;

/**
 * Text of a stranger made fit for a message of ours: short, on one line, without controls and
 * secrets.
 */
public final class QuotedText {
  private static final int MAX_LENGTH = 300;

  private static final Secret NO_SECRET = new Secret("");

  private QuotedText() {}

  /** A text in which no secret can be. */
  public static String of(String text) {
    return of(text, NO_SECRET);
  }

  static String of(String text, Secret secret) {
    StringBuilder quoted = new StringBuilder();
    String masked = new SecretMask(secret).hide(text).strip().replaceAll("\\s+", " ");
    masked.codePoints().limit(MAX_LENGTH).forEach(c -> append(quoted, c));
    return masked.codePointCount(0, masked.length()) > MAX_LENGTH
        ? quoted.append("...").toString()
        : quoted.toString();
  }

  private static void append(StringBuilder quoted, int codePoint) {
    int type = Character.getType(codePoint);
    if (Character.isISOControl(codePoint)
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE) {
      quoted.append(String.format("\\u%04X", codePoint));
    } else {
      quoted.appendCodePoint(codePoint);
    }
  }
}
