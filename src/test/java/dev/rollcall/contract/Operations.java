package dev.rollcall.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds the operation of a request. */
final class Operations {
  private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

  private final JsonNode contract;

  Operations(JsonNode contract) {
    this.contract = contract;
  }

  /** Method and path template of each operation. */
  List<String> all() {
    return contract.path("paths").properties().stream()
        .flatMap(
            path ->
                path.getValue().propertyNames().stream()
                    .filter(METHODS::contains)
                    .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
        .toList();
  }

  /** The operation; of two templates that fit, the one with fewer variables. */
  Operation find(String method, String rawPath) {
    List<Operation> found = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : contract.path("paths").properties()) {
      JsonNode operation = path.getValue().path(method.toLowerCase(Locale.ROOT));
      Map<String, String> variables = variables(path.getKey(), rawPath);
      if (!operation.isMissingNode() && variables != null) {
        found.add(
            new Operation(
                contract, method + " " + path.getKey(), path.getValue(), operation, variables));
      }
    }
    return found.stream()
        .min(Comparator.comparing(operation -> operation.variables().size()))
        .orElseThrow(() -> new AssertionError("the contract has no " + method + " " + rawPath));
  }

  /** The decoded variables of a template, or null where it does not fit. */
  private static @Nullable Map<String, String> variables(String template, String rawPath) {
    String[] expected = template.split("/", -1);
    String[] actual = rawPath.split("/", -1);
    if (expected.length != actual.length) {
      return null;
    }
    Map<String, String> variables = new TreeMap<>();
    for (int i = 0; i < expected.length; i++) {
      if (expected[i].startsWith("{")) {
        String name = expected[i].substring(1, expected[i].length() - 1);
        variables.put(name, URLDecoder.decode(actual[i].replace("+", "%2B"), UTF_8));
      } else if (!expected[i].equals(actual[i])) {
        return null;
      }
    }
    return variables;
  }
}
