package dev.rollcall.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Holds one request and its answer to {@code schemas/membership-api.openapi.yaml}: the operation,
 * the status, the parameters of path and query, both bodies. Headers are left to whoever sees them.
 *
 * <p>The request is not checked where the answer is 400, for that says it does not fit. Thread
 * safe.
 */
public final class ContractCheck {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Operations operations;
  private final Schemas schemas;

  private ContractCheck(JsonNode contract) {
    operations = new Operations(contract);
    schemas = new Schemas(contract);
  }

  /** Reads the file, from the project's root. */
  public static ContractCheck load() {
    return new ContractCheck(Contract.read());
  }

  /** Every operation, as {@code GET /v2/organization/members}. */
  public List<String> operations() {
    return operations.all();
  }

  /**
   * Passes, or throws an AssertionError that says what does not fit.
   *
   * @param path the raw path, with or without the {@code /api} that base URLs end in
   * @param query the raw query, if there is one
   * @param requestBody the body as text, null or empty for none
   * @param responseBody the body as text, null or empty for none
   */
  public void check(
      String method,
      String path,
      @Nullable String query,
      @Nullable String requestBody,
      int status,
      @Nullable String responseBody) {
    String what = method + " " + path + (query == null ? "" : "?" + query);
    Operation operation =
        operations.find(method, path.startsWith("/api/") ? path.substring(4) : path);
    JsonNode response = operation.response(status);
    List<String> problems = new ArrayList<>();
    if (status != 400) {
      problems.addAll(pathProblems(operation));
      problems.addAll(queryProblems(operation, query));
      problems.addAll(bodyProblems("request", operation.requestBody(), requestBody));
    }
    problems.addAll(bodyProblems("answer " + status, response, responseBody));
    if (!problems.isEmpty()) {
      throw new AssertionError(what + " breaks the contract: " + String.join("; ", problems));
    }
  }

  private List<String> pathProblems(Operation operation) {
    List<String> problems = new ArrayList<>();
    operation
        .variables()
        .forEach(
            (name, value) -> {
              JsonNode schema = operation.parameter("path", name).path("schema");
              problems.addAll(
                  schemas.problems("path parameter " + name, schema, NODES.stringNode(value)));
            });
    return problems;
  }

  private List<String> queryProblems(Operation operation, @Nullable String query) {
    List<String> problems = new ArrayList<>();
    parameters(query)
        .forEach(
            (name, values) -> {
              JsonNode parameter = operation.parameter("query", name);
              if (parameter.isMissingNode()) {
                problems.add("there is no query parameter " + name);
                return;
              }
              JsonNode schema = parameter.path("schema");
              problems.addAll(
                  schemas.problems("query parameter " + name, schema, value(schema, values)));
            });
    return problems;
  }

  private static Map<String, List<String>> parameters(@Nullable String query) {
    Map<String, List<String>> parameters = new TreeMap<>();
    for (String pair : query == null || query.isEmpty() ? new String[0] : query.split("&")) {
      String[] parts = pair.split("=", 2);
      parameters
          .computeIfAbsent(URLDecoder.decode(parts[0], UTF_8), name -> new ArrayList<>())
          .add(parts.length == 1 ? "" : URLDecoder.decode(parts[1], UTF_8));
    }
    return parameters;
  }

  /** What is given, as the schema's type; a value of another type stays a string and so fails. */
  private static JsonNode value(JsonNode schema, List<String> values) {
    if (schema.path("type").asString("").equals("array") || values.size() > 1) {
      ArrayNode array = NODES.arrayNode();
      values.forEach(array::add);
      return array;
    }
    String value = values.get(0);
    return schema.path("type").asString("").equals("integer") && value.matches("-?\\d{1,18}")
        ? NODES.numberNode(Long.parseLong(value))
        : NODES.stringNode(value);
  }

  private List<String> bodyProblems(String what, JsonNode described, @Nullable String body) {
    JsonNode content = described.path("content");
    String text = body == null ? "" : body;
    if (content.has("*/*")) {
      return List.of();
    }
    if (content.isMissingNode()) {
      return text.isEmpty() ? List.of() : List.of("the " + what + " must have no body");
    }
    if (text.isEmpty()) {
      return List.of("the " + what + " has no body");
    }
    return schemas.problems("the " + what, content.path("application/json").path("schema"), text);
  }
}
