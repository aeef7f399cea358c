package dev.rollcall.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request, read whole. */
final class Request {
  /** 100 e-mails of the greatest length are a tenth of this. */
  private static final int MAX_BODY = 1 << 20;

  private final String method;
  private final String rawPath;
  private final List<String> path;
  private final Map<String, List<String>> query;
  private final Headers headers;
  private final byte[] body;
  private final Map<String, String> variables;

  private Request(Request other, Map<String, String> variables) {
    this.method = other.method;
    this.rawPath = other.rawPath;
    this.path = other.path;
    this.query = other.query;
    this.headers = other.headers;
    this.body = other.body;
    this.variables = variables;
  }

  private Request(
      String method, String rawPath, @Nullable String rawQuery, Headers headers, byte[] body) {
    this.method = method;
    this.rawPath = rawPath;
    this.path = segments(rawPath);
    this.query = queryOf(rawQuery);
    this.headers = headers;
    this.body = body;
    this.variables = Map.of();
  }

  static Request read(HttpExchange exchange) throws IOException {
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        exchange.getRequestURI().getRawQuery(),
        exchange.getRequestHeaders(),
        body(exchange.getRequestBody()));
  }

  /** The body, or more than may be of it; what is left unread would cut the connection. */
  private static byte[] body(InputStream in) throws IOException {
    byte[] body = in.readNBytes(MAX_BODY + 1);
    in.transferTo(OutputStream.nullOutputStream());
    return body;
  }

  /** A request that was served before. */
  static Request again(String method, String rawPath, String body) {
    return new Request(method, rawPath, null, new Headers(), body.getBytes(UTF_8));
  }

  /** The same request, of which the route took these values from the path. */
  Request with(Map<String, String> found) {
    return new Request(this, found);
  }

  String method() {
    return method;
  }

  /** The path as it was sent. */
  String rawPath() {
    return rawPath;
  }

  /** The body as it was sent. */
  String rawBody() {
    return new String(body, UTF_8);
  }

  /** The decoded segments of the path; split before decoding, since a name may hold a slash. */
  List<String> path() {
    return path;
  }

  @Nullable String header(String name) {
    return headers.getFirst(name);
  }

  /** What stands in the path for {@code {name}}. */
  String variable(String name) {
    return variables.getOrDefault(name, "");
  }

  List<String> parameters(String name) {
    return query.getOrDefault(name, List.of());
  }

  /** A query parameter that is a number from {@code min} to {@code max}. */
  int number(String name, int fallback, int min, int max) throws HttpErrorException {
    List<String> given = parameters(name);
    if (given.isEmpty()) {
      return fallback;
    }
    try {
      int number = Integer.parseInt(given.get(0));
      if (given.size() == 1 && number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw HttpErrorException.malformed(
        name + " must be one whole number from " + min + " to " + max);
  }

  /** The body, a JSON object. */
  JsonInput body() throws HttpErrorException {
    if (body.length > MAX_BODY) {
      throw HttpErrorException.malformed("the body is longer than " + MAX_BODY + " bytes");
    }
    return JsonInput.parse(body, "the body");
  }

  private static List<String> segments(String rawPath) {
    return Arrays.stream(rawPath.substring(1).split("/", -1)).map(Request::decodeSegment).toList();
  }

  /** In a path, unlike in a query, a plus is a plus. */
  private static String decodeSegment(String segment) {
    return URLDecoder.decode(segment.replace("+", "%2B"), UTF_8);
  }

  private static Map<String, List<String>> queryOf(@Nullable String rawQuery) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String parameter : rawQuery == null ? List.<String>of() : List.of(rawQuery.split("&"))) {
      String[] parts = parameter.split("=", 2);
      parameters
          .computeIfAbsent(URLDecoder.decode(parts[0], UTF_8), key -> new ArrayList<>())
          .add(parts.length == 1 ? "" : URLDecoder.decode(parts[1], UTF_8));
    }
    return parameters;
  }
}
