package dev.rollcall;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Makes hostile texts of valid ones; the same for the same seed. */
public final class Damage {
  /** A value in JSON, its key before it if it has one, or a sign. */
  private static final Pattern JSON =
      Pattern.compile(
          "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|-?[0-9][0-9.eE+-]*|true|false|null|[\\[\\]{},:]");

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-1",
          "1e400",
          "-1e-400",
          "2147483647",
          "2147483648",
          "1000000000000",
          "9".repeat(99),
          "9".repeat(200),
          "0.1",
          "\"\"",
          "\" \"",
          "\"x\"",
          "\"joined\"",
          "\"invited\"",
          "\"gone\"",
          "\"group\"",
          "\"a@x.example\"",
          "\"a@\\u0660.example\"",
          "\"a@xn--a.example\"",
          "\"\\ud800\"",
          "\"\\udc00x\\ud800\"",
          "\"\\u0000\"",
          "\"\\u001b[2J\\u202e\\u0085\\r\\n\"",
          "\"+999999999-12-31T23:59:59Z\"",
          "\"-999999999-01-01T00:00:00+18:00\"",
          "\"2026-02-30T00:00:00Z\"",
          "\"2026-11-24T24:00:00Z\"",
          "\"" + "x".repeat(5_000) + "\"",
          "\"" + "\u00E4".repeat(140_000) + "\"",
          "[]",
          "{}",
          "[[]]",
          "[null]",
          "{\"\":null}",
          "{\"id\":\"x\"}",
          "[".repeat(40) + "]".repeat(40),
          "[".repeat(20_000),
          "{\"a\":".repeat(20_000),
          "NaN",
          "'x'",
          "/* x */ 1",
          "");

  private static final String SIGNS = "\\\"'[]{}:,-?&*!|>%@#~\n\t xuU<=`$0\r";

  private final Random random;

  public Damage(long seed) {
    this.random = new Random(seed);
  }

  /** A damaged text of any kind, no nasties but those of JSON put in. */
  public byte[] bytes(byte[] valid) {
    return bytes(valid, VALUES);
  }

  /** What else a test wants to be the same for the same seed. */
  public Random random() {
    return random;
  }

  /** JSON in which some value or sign became another, or bytes that hardly are JSON at all. */
  public byte[] json(String valid) {
    if (random.nextInt(4) == 0) {
      return bytes(valid.getBytes(UTF_8), VALUES);
    }
    String text = valid;
    for (int i = random.nextInt(3); i >= 0; i--) {
      text = replaced(text);
    }
    return text.getBytes(UTF_8);
  }

  private String replaced(String text) {
    List<MatchResult> parts = JSON.matcher(text).results().toList();
    if (parts.isEmpty()) {
      return any(VALUES);
    }
    MatchResult part = parts.get(random.nextInt(parts.size()));
    String instead =
        switch (random.nextInt(8)) {
          case 0 -> part.group() + "," + part.group();
          case 1 -> parts.get(random.nextInt(parts.size())).group();
          default -> any(VALUES);
        };
    return text.substring(0, part.start()) + instead + text.substring(part.end());
  }

  /** Bytes that were changed, cut, doubled or spliced, some of {@code nasties} put in. */
  public byte[] bytes(byte[] valid, List<String> nasties) {
    // as many characters as bytes, so that what is no UTF-8 comes out as it went in
    StringBuilder text = new StringBuilder(new String(valid, ISO_8859_1));
    for (int i = random.nextInt(4); i >= 0; i--) {
      damage(text, nasties);
    }
    return text.toString().getBytes(ISO_8859_1);
  }

  private void damage(StringBuilder text, List<String> nasties) {
    int at = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), at + random.nextInt(20));
    switch (random.nextInt(8)) {
      case 0 -> text.setLength(at);
      case 1 -> text.delete(at, to);
      case 2 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, to));
      case 3 -> text.insert(at, (char) random.nextInt(256));
      case 4 -> text.insert(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
      case 5 -> text.replace(at, to, String.valueOf((char) random.nextInt(256)));
      default -> text.insert(at, utf8(any(nasties)));
    }
  }

  /** The bytes of a text in UTF-8, each as a character; half a pair becomes what no UTF-8 is. */
  private static String utf8(String text) {
    StringBuilder bytes = new StringBuilder();
    for (int c : text.codePoints().toArray()) {
      if (c >= 0xD800 && c < 0xE000) {
        bytes.append((char) (0xE0 | (c >> 12)));
        bytes.append((char) (0x80 | ((c >> 6) & 0x3F)));
        bytes.append((char) (0x80 | (c & 0x3F)));
      } else {
        byte[] encoded = Character.toString(c).getBytes(UTF_8);
        bytes.append(new String(encoded, ISO_8859_1));
      }
    }
    return bytes.toString();
  }

  private <T> T any(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }
}
