package dev.rollcall.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** A response, complete, and not sent yet. */
final class Response {
  private final int status;
  private final byte[] body;
  private final Map<String, String> headers = new TreeMap<>();

  /** A request that is answered with an error; nothing was changed. */
  static final class HttpErrorException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    /** The status is 400, 401, 404, 409, or 422 where this organization cannot do what is asked. */
    HttpErrorException(int status, String message) {
      super(message);
      this.status = status;
    }

    int status() {
      return status;
    }

    /** The message, always there. */
    String reason() {
      return String.valueOf(getMessage());
    }
  }

  private Response(int status, byte[] body) {
    this.status = status;
    this.body = body;
  }

  /** A value that {@link SandboxJson} can write. */
  static Response json(int status, Object value) {
    return new Response(status, SandboxJson.write(value)).with("Content-Type", "application/json");
  }

  static Response done() {
    return new Response(204, new byte[0]);
  }

  /** {@code {"message": ...}}, as all v2 errors are. */
  static Response error(int status, String message) {
    return json(status, Map.of("message", message));
  }

  /** This response with one more header. */
  Response with(String header, String value) {
    headers.put(header, value);
    return this;
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
