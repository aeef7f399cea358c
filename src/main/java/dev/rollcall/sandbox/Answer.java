package dev.rollcall.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** An answer, whole, and not yet sent. */
final class Answer {
  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  private Answer(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  static Answer json(int status, Consumer<JsonGenerator> content) {
    return new Answer(status, Map.of("Content-Type", "application/json"), Json.write(content));
  }

  static Answer done() {
    return new Answer(204, Map.of(), new byte[0]);
  }

  /** {@code {"message": ...}}, as all v2 errors are. */
  static Answer error(int status, String message) {
    return json(
        status,
        json -> {
          json.writeStartObject();
          json.writeStringProperty("message", message);
          json.writeEndObject();
        });
  }

  /** Not executed: to be sent again in a second. */
  static Answer throttled() {
    Answer error = error(429, "too many requests on purpose; nothing was done");
    return new Answer(
        429, Map.of("Content-Type", "application/json", "Retry-After", "1"), error.body);
  }

  static Answer wrongMethod(String method, String allowed) {
    Answer error = error(405, "the path is right, " + method + " is not; allowed: " + allowed);
    return new Answer(
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
