package dev.rollcall.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules for the address of a server: https, or http on this machine. */
public final class UrlValidator {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1]");
  private static final int HIGHEST_PORT = 65_535;

  private UrlValidator() {}

  /**
   * What is wrong with the URL of a server of the membership contract, which ends in {@code /api},
   * as a clause such as "it must end in /api", or null if nothing is. Does not repeat it.
   */
  public static @Nullable String problemWith(String url) {
    String problem = problemWithServer(url);
    return problem != null || URI.create(url).getPath().endsWith("/api")
        ? problem
        : "it must end in /api";
  }

  /** The same of any other server. */
  public static @Nullable String problemWithServer(String url) {
    if (url.contains("${")) {
      return "${...} is allowed in secrets only";
    }
    if (!url.startsWith("https://") && !url.startsWith("http://")) {
      return "it must start with https://";
    }
    try {
      return problemWith(new URI(url));
    } catch (URISyntaxException e) {
      return "it is no URL";
    }
  }

  private static @Nullable String problemWith(URI url) {
    if (url.getUserInfo() != null) {
      return "it must not name a user";
    }
    if (url.getHost() == null || url.getPort() > HIGHEST_PORT) {
      return "it names no host and port";
    }
    if (url.getScheme().equals("http") && !LOOPBACK.matcher(url.getHost()).matches()) {
      return "it must be https; http is for this machine alone, as localhost or 127.0.0.1";
    }
    if (url.getRawQuery() != null || url.getRawFragment() != null) {
      return "it must not have a query or a fragment";
    }
    return null;
  }
}
