package dev.rollcall.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules for the address of a server: https, or http on this machine. */
public final class BaseUrlRules {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1]");
  private static final int HIGHEST_PORT = 65_535;

  private BaseUrlRules() {}

  /** What is wrong with the URL of a server, as a clause that does not repeat it, or null. */
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
      return "it is no URL";
    }
  }

  private static @Nullable String problemWithParts(URI url) {
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
