package dev.rollcall.live.http;

import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.settings.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Text of a stranger made fit for a message of ours: short, on one line, without controls, and
 * without the secret that was sent, as it is, as a URL or Base64 has it, or parts of either, since
 * texts are cut and parsers quote pieces.
 */
public final class QuotedText {
  private static final int MAX_LENGTH = 300;

  private static final QuotedText NO_SECRET = new QuotedText(new Secret(""));

  /** Shorter ones guard nothing, and hiding them would garble every message. */
  private static final int SHORTEST_SECRET = 4;

  /** Of a part: shorter ones are there by chance. */
  private static final int SHORTEST_PART = 8;

  private final String shown;
  private final String secret;
  private final List<String> forms;

  /** Text that may hold a secret, or a part of it. */
  QuotedText(Secret secret) {
    this.shown = secret.toString();
    this.secret = secret.reveal();
    byte[] bytes = this.secret.getBytes(StandardCharsets.UTF_8);
    this.forms =
        List.of(
            this.secret,
            URLEncoder.encode(this.secret, StandardCharsets.UTF_8),
            Base64.getEncoder().encodeToString(bytes));
  }

  /** The text without it. */
  private String hide(String text) {
    if (secret.length() < SHORTEST_SECRET) {
      return text;
    }
    String whole = text.replace(secret, shown);
    StringBuilder hidden = new StringBuilder();
    for (int i = 0; i < whole.length(); ) {
      int part = partAt(whole, i);
      hidden.append(part == 0 ? whole.substring(i, i + 1) : shown);
      i += Math.max(1, part);
    }
    return hidden.toString();
  }

  /** How many characters from there on are a part of it. */
  private int partAt(String text, int start) {
    int longest = 0;
    for (String form : forms) {
      int end = start + SHORTEST_PART;
      while (end <= text.length() && form.contains(text.substring(start, end))) {
        longest = Math.max(longest, end - start);
        end++;
      }
    }
    return longest;
  }

  /** Whether an exception or one of its causes says any of it. */
  boolean isLeakedBy(Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      String text = e.toString();
      if (!hide(text).equals(text)) {
        return true;
      }
    }
    return false;
  }

  /** A text in which no secret can be. */
  public static String of(String text) {
    return NO_SECRET.quote(text);
  }

  /** The text as it can be shown. */
  String quote(String text) {
    String masked = hide(text).strip().replaceAll("\\s+", " ");
    boolean isShort = masked.codePointCount(0, masked.length()) <= MAX_LENGTH;
    int end = isShort ? masked.length() : masked.offsetByCodePoints(0, MAX_LENGTH);
    return SafeText.onOneLine(masked.substring(0, end)) + (isShort ? "" : "...");
  }
}
