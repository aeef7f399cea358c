package dev.rollcall.live.http;

import dev.rollcall.diagnostic.SafeText;
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
    String masked = new SecretMask(secret).hide(text).strip().replaceAll("\\s+", " ");
    boolean isShort = masked.codePointCount(0, masked.length()) <= MAX_LENGTH;
    int end = isShort ? masked.length() : masked.offsetByCodePoints(0, MAX_LENGTH);
    return SafeText.onOneLine(masked.substring(0, end)) + (isShort ? "" : "...");
  }
}
