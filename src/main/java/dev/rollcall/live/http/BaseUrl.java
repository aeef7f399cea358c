package dev.rollcall.live.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where an API begins: https, or http on a loopback host, so that a token never travels in the
 * open.
 */
public final class BaseUrl {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1", Pattern.CASE_INSENSITIVE);

  private final HttpUrl url;

  private BaseUrl(HttpUrl url) {
    this.url = url;
  }

  /**
   * Reads a URL; a final {@code /} is of no matter.
   *
   * @throws IllegalArgumentException if it is unfit, with the reason as a clause such as "it is no
   *     URL"
   */
  public static BaseUrl of(String text) {
    HttpUrl url = HttpUrl.parse(text.strip());
    require(url != null, "it is no http or https URL");
    require(url.isHttps() || isLoopback(url), "it is not https, and its host is not this machine");
    require(
        url.username().isEmpty() && url.password().isEmpty(), "it holds a user name or password");
    require(url.query() == null && url.fragment() == null, "it holds a ? or #");
    return new BaseUrl(url);
  }

  static boolean isLoopback(HttpUrl url) {
    return LOOPBACK.matcher(url.host()).matches();
  }

  private static void require(boolean condition, String reason) {
    if (!condition) {
      throw new IllegalArgumentException(reason);
    }
  }

  /** Whether its path ends in these segments, such as {@code api}. */
  public boolean endsIn(String... segments) {
    List<String> path = url.pathSegments().stream().filter(part -> !part.isEmpty()).toList();
    int start = path.size() - segments.length;
    return start >= 0 && path.subList(start, path.size()).equals(List.of(segments));
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
