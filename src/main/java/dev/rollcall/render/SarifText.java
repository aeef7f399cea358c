package dev.rollcall.render;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Text and places inside of SARIF. */
final class SarifText {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

  private SarifText() {}

  /**
   * A message, of text fit to be printed, in which nothing is a placeholder ({@code {0}}, SARIF
   * 2.1.0 section 3.11.5) or a link ({@code [text](target)}, section 3.11.6). Braces are doubled,
   * as the standard wants it.
   */
  static String message(String text) {
    return text.replace("](", "]\\u{28}").replace("{", "{{").replace("}", "}}");
  }

  /** A path as a reference by RFC 3986: a whole one where it is absolute, else a relative one. */
  static String uri(String path) {
    StringBuilder uri = new StringBuilder(path.startsWith("/") ? "file://" : "");
    for (byte b : path.getBytes(UTF_8)) {
      if (UNRESERVED.indexOf(b) >= 0) {
        uri.append((char) b);
      } else {
        uri.append(String.format("%%%02X", b));
      }
    }
    return uri.toString();
  }
}
