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
 */
public record ApiRequest(
    String method,
    List<String> path,
    List<Map.Entry<String, String>> query,
    @Nullable JsonNode body) {
  /** Asks for something. */
  public static ApiRequest get(List<String> path) {
    return new ApiRequest("GET", path, List.of(), null);
  }

  /** Has something done; never sent twice. */
  public static ApiRequest post(List<String> path, JsonNode body) {
    return new ApiRequest("POST", path, List.of(), body);
  }

  /** Makes something so; may be sent again. */
  public static ApiRequest put(List<String> path, JsonNode body) {
    return new ApiRequest("PUT", path, List.of(), body);
  }

  /** Changes something to a stated value; may be sent again. */
  public static ApiRequest patch(List<String> path, JsonNode body) {
    return new ApiRequest("PATCH", path, List.of(), body);
  }

  /** Makes something not so; may be sent again. */
  public static ApiRequest delete(List<String> path) {
    return new ApiRequest("DELETE", path, List.of(), null);
  }

  /** The same with one more query parameter. */
  public ApiRequest with(String name, String value) {
    List<Map.Entry<String, String>> more =
        Stream.concat(query.stream(), Stream.of(Map.entry(name, value))).toList();
    return new ApiRequest(method, path, more, body);
  }

  /** Whether it can change nothing. */
  boolean reads() {
    return method.equals("GET");
  }

  /** Whether sending it twice does what sending it once does. */
  boolean isRepeatable() {
    return !method.equals("POST");
  }
}
