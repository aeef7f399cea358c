package dev.rollcall.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieHandler;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser, who follows the link of an invitation. */
final class Invitee {
  private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
  private static final Pattern CONFIRM = Pattern.compile("href=\"([^\"]*action-token[^\"]*)\"");

  private final HttpClient browser =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new Cookies())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final String email;

  Invitee(String email) {
    this.email = email;
  }

  /** Registers an account, as somebody does who has none. */
  void register(URI link) throws IOException, InterruptedException {
    String page = send(HttpRequest.newBuilder(link));
    Map<String, String> filled =
        Map.of(
            "username", email,
            "email", email,
            "firstName", "F",
            "lastName", "L",
            "password", "no-secret",
            "password-confirm", "no-secret");
    String form =
        filled.entrySet().stream()
            .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    send(
        HttpRequest.newBuilder(link.resolve(found(FORM, page)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  /** Confirms, as somebody does who has an account. */
  void confirm(URI link) throws IOException, InterruptedException {
    String page = send(HttpRequest.newBuilder(link));
    send(HttpRequest.newBuilder(link.resolve(found(CONFIRM, page))));
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return browser
        .send(request.timeout(Duration.ofMinutes(1)).build(), BodyHandlers.ofString())
        .body();
  }

  private static String found(Pattern pattern, String page) throws IOException {
    Matcher found = pattern.matcher(page);
    if (!found.find()) {
      throw new IOException("no " + pattern + " in " + page);
    }
    return SmtpSink.plain(found.group(1));
  }

  /** Like a browser, and unlike the JDK, it sends secure cookies to this machine over HTTP. */
  private static final class Cookies extends CookieHandler {
    private final Map<String, String> held = new TreeMap<>();

    @Override
    public synchronized Map<String, List<String>> get(URI to, Map<String, List<String>> headers) {
      return held.isEmpty()
          ? Map.of()
          : Map.of(
              "Cookie",
              List.of(
                  held.entrySet().stream()
                      .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                      .collect(Collectors.joining("; "))));
    }

    @Override
    public synchronized void put(URI from, Map<String, List<String>> headers) {
      headers.forEach(
          (name, values) -> {
            if (name.toLowerCase(Locale.ROOT).equals("set-cookie")) {
              values.forEach(this::take);
            }
          });
    }

    private void take(String cookie) {
      String[] pair = cookie.split(";", 2)[0].split("=", 2);
      if (cookie.contains("Max-Age=0") || pair.length < 2) {
        held.remove(pair[0]);
      } else {
        held.put(pair[0], pair[1]);
      }
    }
  }
}
