package dev.rollcall.model;

import java.net.IDN;
import java.util.Locale;

/**
 * The identity of people who are known by their e-mail address. Compared by a form that is trimmed,
 * NFC, lower-cased with the root locale, the domain in A-label form, plus tags kept.
 */
public final class Email {
  /** RFC 5321 section 4.5.3.1: the longest path is 256 octets with its angle brackets. */
  private static final int MAX_LENGTH = 254;

  private static final String TOO_LONG = "it is longer than " + MAX_LENGTH + " characters";

  private Email() {}

  /**
   * The person whose address somebody or some API wrote.
   *
   * @throws IllegalArgumentException if it is not an e-mail address, with the reason as a clause
   *     such as "it has no @"
   */
  public static Principal person(String written) {
    String trimmed = written.strip();
    // no form is shorter than its code points, and normalizing what is endless takes for ever
    require(trimmed.codePointCount(0, trimmed.length()) <= MAX_LENGTH, TOO_LONG);
    String text = Names.normalize(trimmed).toLowerCase(Locale.ROOT);
    int at = text.lastIndexOf('@');
    require(at >= 0, "it has no @");
    require(at > 0, "the part before the @ is empty");
    String local = text.substring(0, at);
    require(local.indexOf('@') < 0, "it has more than one @");
    require(
        text.codePoints().noneMatch(Email::isForbidden),
        "it contains a space, comma or control character");
    String normalized = local + "@" + domain(text.substring(at + 1));
    require(normalized.length() <= MAX_LENGTH, TOO_LONG);
    // there are many, and nearly all are written as they are compared: one text serves both
    return Principal.person(normalized.equals(trimmed) ? trimmed : normalized, trimmed);
  }

  private static String domain(String text) {
    require(!text.isEmpty(), "the part after the @ is empty");
    String domain;
    try {
      domain = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the part after the @ is not a valid domain", e);
    }
    require(
        !domain.startsWith(".") && !domain.endsWith("."),
        "the part after the @ is not a valid domain");
    require(!domain.contains(".."), "the part after the @ is not a valid domain");
    return domain;
  }

  private static boolean isForbidden(int codePoint) {
    if (codePoint < 0x80) { // most are, and looking them up takes long
      return codePoint <= ' ' || codePoint == ',' || codePoint == 0x7F;
    }
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || Character.isISOControl(codePoint)
        || Character.getType(codePoint) == Character.FORMAT;
  }

  private static void require(boolean condition, String reason) {
    if (!condition) {
      throw new IllegalArgumentException(reason);
    }
  }
}
