package dev.rollcall.live.http;

import dev.rollcall.settings.Secret;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * An API and how one is let in.
 *
 * @param headers sent with each request
 * @param token asked for before each request, and sent as a bearer token
 * @param advice what to check where the server answers a status, as a sentence
 */
public record Site(
    BaseUrl base,
    Map<String, String> headers,
    Supplier<Secret> token,
    Map<Integer, String> advice) {
  private static final Pattern HEADER_VALUE = Pattern.compile("[!-~]([ -~]*[!-~])?");

  /** Whether a header can carry this text: visible ASCII, blanks only within. */
  public static boolean fitsHeader(String text) {
    return HEADER_VALUE.matcher(text).matches();
  }
}
