package dev.rollcall.live.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where an API begins: https, or http on a loopback host, so that a token never travels in the
 * open.
 */
public final class BaseUrl {
  private static final Pattern ORIGIN = Pattern.compile("^[A-Za-z]+://[^/?#]*");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(?:\\.[0-9]{1,3}){3}|\\[?::1]?");
  private static final int HIGHEST_PORT = 65_535;

  private final HttpUrl url;

  private BaseUrl(HttpUrl url) {
    this.url = url;
  }

  /** What is wrong with a URL in a file, as a clause that does not repeat it, or null. */
  public static @Nullable String problemWith(String url) {
    if (url.contains("${")) {
      return "${...} is allowed in secrets only";
    }
    if (!url.startsWith("https://") && !url.startsWith("http://")) {
      return "it must start with https://";
    }
    try {
      return problemWithParts(new URI(url));
    } catch (URISyntaxException e) {
      return "it is not a valid URL";
    }
  }

  private static @Nullable String problemWithParts(URI url) {
    if (url.getUserInfo() != null) {
      return "it must not contain a user name";
    }
    if (url.getHost() == null || url.getPort() > HIGHEST_PORT) {
      return "it has no valid host and port";
    }
    if (url.getScheme().equals("http") && !LOOPBACK.matcher(url.getHost()).matches()) {
      return "it must be https; http is allowed only for localhost and 127.0.0.1";
    }
    if (url.getRawQuery() != null || url.getRawFragment() != null) {
      return "it must not have a query or a fragment";
    }
    return null;
  }

  /**
   * Reads a URL as people type it: spaces around it, a final {@code /} and the case of scheme and
   * host are of no matter.
   *
   * @param rules say what is wrong with it: {@link #problemWith}, or more
   * @throws IllegalArgumentException if something is, with that as the message
   */
  public static BaseUrl of(String text, Function<String, @Nullable String> rules) {
    String typed = text.strip();
    String url =
        ORIGIN
            .matcher(typed.endsWith("/") ? typed.substring(0, typed.length() - 1) : typed)
            .replaceFirst(
                origin -> Matcher.quoteReplacement(origin.group().toLowerCase(Locale.ROOT)));
    String problem = rules.apply(url);
    if (problem != null) {
      throw new IllegalArgumentException(problem);
    }
    return new BaseUrl(HttpUrl.get(url));
  }

  static boolean isLoopback(HttpUrl url) {
    return LOOPBACK.matcher(url.host()).matches();
  }

  /** The URL of a request, or null where a segment is one that no URL can carry. */
  @Nullable HttpUrl resolve(ApiRequest request) {
    HttpUrl.Builder resolved = url.newBuilder();
    if (url.pathSegments().get(url.pathSize() - 1).isEmpty()) {
      resolved.removePathSegment(url.pathSize() - 1);
    }
    for (String segment : request.path()) {
      if (isDotSegment(segment)) {
        return null;
      }
      resolved.addPathSegment(segment);
    }
    for (Map.Entry<String, String> parameter : request.query()) {
      resolved.addQueryParameter(parameter.getKey(), parameter.getValue());
    }
    HttpUrl built = resolved.build();
    // servers take it for the start of a parameter where it is not encoded, or refuse it
    return built.newBuilder().encodedPath(built.encodedPath().replace(";", "%3B")).build();
  }

  /**
   * RFC 3986 section 5.2.4 makes these steps within the path; they would address something else.
   */
  private static boolean isDotSegment(String segment) {
    String decoded = segment.toLowerCase(Locale.ROOT).replace("%2e", ".");
    return decoded.equals(".") || decoded.equals("..");
  }

  @Override
  public String toString() {
    return url.toString();
  }
}
