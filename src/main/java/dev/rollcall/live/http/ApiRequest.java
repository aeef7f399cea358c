package dev.rollcall.live.http;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One request, relative to a {@link BaseUrl}.
 *
 * @param path segments, not encoded
 * @param query parameters in order, not encoded
 * @param body JSON, or null for none or for a form
 * @param form fields of a form in order, not encoded; empty for none
 * @param nature what sending it does
 */
public record ApiRequest(
    String method,
    List<String> path,
    List<Map.Entry<String, String>> query,
    @Nullable JsonNode body,
    List<Map.Entry<String, String>> form,
    Nature nature) {
  /** What it does to send a request, and to send it again. */
  public enum Nature {
    /** It changes nothing. */
    READS,
    /** Sending it twice does what sending it once does. */
    REPEATABLE,
    /** Sending it twice does more than sending it once. */
    ONCE
  }

  /** Asks for something. */
  public static ApiRequest get(List<String> path) {
    return of("GET", path, null);
  }

  /** Has something done; never sent twice. */
  public static ApiRequest post(List<String> path, @Nullable JsonNode body) {
    return of("POST", path, body);
  }

  /** Has something done that is told in fields of a form; never sent twice. */
  public static ApiRequest form(List<String> path, List<Map.Entry<String, String>> fields) {
    return new ApiRequest("POST", path, List.of(), null, fields, Nature.ONCE);
  }

  /** Makes something so; may be sent again. */
  public static ApiRequest put(List<String> path, @Nullable JsonNode body) {
    return of("PUT", path, body);
  }

  /** Changes something to a stated value; may be sent again. */
  public static ApiRequest patch(List<String> path, JsonNode body) {
    return of("PATCH", path, body);
  }

  /** Makes something not so; may be sent again. */
  public static ApiRequest delete(List<String> path) {
    return of("DELETE", path, null);
  }

  /** Makes those things not so that the body names; may be sent again. */
  public static ApiRequest delete(List<String> path, JsonNode body) {
    return of("DELETE", path, body);
  }

  private static ApiRequest of(String method, List<String> path, @Nullable JsonNode body) {
    Nature nature =
        switch (method) {
          case "GET" -> Nature.READS;
          case "POST" -> Nature.ONCE;
          default -> Nature.REPEATABLE;
        };
    return new ApiRequest(method, path, List.of(), body, List.of(), nature);
  }

  /** The same with one more query parameter. */
  public ApiRequest with(String name, String value) {
    List<Map.Entry<String, String>> more =
        Stream.concat(query.stream(), Stream.of(Map.entry(name, value))).toList();
    return new ApiRequest(method, path, more, body, form, nature);
  }

  /** The same where the server takes no harm from getting it twice. */
  public ApiRequest repeatable() {
    return new ApiRequest(method, path, query, body, form, Nature.REPEATABLE);
  }

  /** The same where the server changes nothing by it. */
  public ApiRequest reading() {
    return new ApiRequest(method, path, query, body, form, Nature.READS);
  }

  /** Whether it can change nothing. */
  boolean reads() {
    return nature == Nature.READS;
  }

  /** Whether it may be sent again. */
  boolean isRepeatable() {
    return nature != Nature.ONCE;
  }
}
