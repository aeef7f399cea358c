package dev.rollcall.live.http;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * An API and how one is let in.
 *
 * @param headers sent with each request
 * @param credential asked before each request
 * @param advice what to check where the server refuses
 */
public record ApiServer(
    BaseUrl base,
    Map<String, String> headers,
    Credential credential,
    ErrorHints advice,
    ErrorFormat dialect) {
  private static final Pattern HEADER_VALUE = Pattern.compile("[!-~]([ -~]*[!-~])?");

  /** A site with one advice a status. */
  public ApiServer(
      BaseUrl base,
      Map<String, String> headers,
      Credential credential,
      Map<Integer, String> advice) {
    this(base, headers, credential, ErrorHints.byStatus(advice), ErrorFormat.AIHUB);
  }

  /** Whether a header can carry this text: visible ASCII, blanks only within. */
  public static boolean isHeaderValue(String text) {
    return HEADER_VALUE.matcher(text).matches();
  }
}
