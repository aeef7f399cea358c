package dev.rollcall.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** An answer, whole, and not yet sent. */
final class Response {
  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  private Response(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  static Response json(int status, Consumer<JsonGenerator> content) {
    return new Response(
        status, Map.of("Content-Type", "application/json"), SandboxJson.write(content));
  }

  static Response done() {
    return new Response(204, Map.of(), new byte[0]);
  }

  /** {@code {"message": ...}}, as all v2 errors are. */
  static Response error(int status, String message) {
    return json(
        status,
        json -> {
          json.writeStartObject();
          json.writeStringProperty("message", message);
          json.writeEndObject();
        });
  }

  /** Not executed: to be sent again in a second. */
  static Response throttled() {
    Response error = error(429, "too many requests on purpose; nothing was done");
    return new Response(
        429, Map.of("Content-Type", "application/json", "Retry-After", "1"), error.body);
  }

  static Response wrongMethod(String method, String allowed) {
    Response error = error(405, "the path is right, " + method + " is not; allowed: " + allowed);
    return new Response(
        405, Map.of("Content-Type", "application/json", "Allow", allowed), error.body);
  }

  int status() {
    return status;
  }

  void send(HttpExchange exchange) throws IOException {
    headers.forEach(exchange.getResponseHeaders()::set);
    boolean empty = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, empty ? -1 : body.length);
    if (!empty) {
      exchange.getResponseBody().write(body);
    }
  }
}
