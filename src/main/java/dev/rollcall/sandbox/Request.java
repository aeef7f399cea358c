package dev.rollcall.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.sun.net.httpserver.HttpExchange;
import dev.rollcall.sandbox.Response.HttpErrorException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;

/** A request, read completely. */
final class Request {
  /** 100 e-mails of the greatest length are a tenth of this. */
  private static final int MAX_BODY = 1 << 20;

  private final HttpExchange exchange;
  private final List<String> path;
  private final byte[] body;
  private Map<String, String> variables = Map.of();

  private record NewRole(String role) {
    @JsonCreator
    NewRole {
      SandboxJson.checkName("> role ", role);
    }
  }

  Request(HttpExchange exchange) throws IOException {
    this.exchange = exchange;
    path =
        Arrays.stream(exchange.getRequestURI().getRawPath().substring(1).split("/", -1))
            // in a path, unlike in a query, a plus is a plus
            .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), UTF_8))
            .toList();
    InputStream in = exchange.getRequestBody();
    body = in.readNBytes(MAX_BODY + 1);
    // an unread rest would close the connection
    in.transferTo(OutputStream.nullOutputStream());
  }

  /** Sets what the route found in the path. */
  void bind(Map<String, String> found) {
    variables = found;
  }

  String method() {
    return exchange.getRequestMethod();
  }

  /** The decoded segments of the path; split before decoding, since a name may hold a slash. */
  List<String> path() {
    return path;
  }

  @Nullable String header(String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  /** The value of {@code {name}} in the path. */
  String variable(String name) {
    return variables.getOrDefault(name, "");
  }

  /** The values of a query parameter. */
  List<String> parameters(String name) {
    String query = exchange.getRequestURI().getRawQuery();
    return Arrays.stream(query == null ? new String[0] : query.split("&"))
        .map(parameter -> parameter.contains("=") ? parameter : parameter + "=")
        .map(parameter -> parameter.split("=", 2))
        .filter(parts -> URLDecoder.decode(parts[0], UTF_8).equals(name))
        .map(parts -> URLDecoder.decode(parts[1], UTF_8))
        .toList();
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
      // reported below
    }
    throw new HttpErrorException(
        400, name + " must be one whole number from " + min + " to " + max);
  }

  /** The body's one field, a role. */
  String role() throws HttpErrorException {
    return body(NewRole.class).role();
  }

  /** The body, a JSON object with every field of {@code type}. */
  <T> T body(Class<T> type) throws HttpErrorException {
    return body(SandboxJson.COMPLETE, type);
  }

  /** The body, a JSON object. */
  <T> T body(ObjectReader reader, Class<T> type) throws HttpErrorException {
    if (body.length > MAX_BODY) {
      throw new HttpErrorException(400, "the body is longer than " + MAX_BODY + " bytes");
    }
    return SandboxJson.read(reader, body, "the body", type);
  }
}
