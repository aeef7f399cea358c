package dev.rollcall.contract;

import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * An operation of the contract as one path asks for it.
 *
 * @param contract the whole file, for references into it
 * @param variables the decoded values of the path's variables
 */
record Operation(
    JsonNode contract,
    String id,
    JsonNode path,
    JsonNode operation,
    Map<String, String> variables) {

  /** What the operation says of a status, or of its hundred. */
  JsonNode response(int status) {
    JsonNode responses = operation.path("responses");
    String hundred = status / 100 + "XX";
    JsonNode response = responses.path(responses.has("" + status) ? "" + status : hundred);
    if (response.isMissingNode()) {
      throw new AssertionError("the contract has no answer " + status + " to " + id);
    }
    return resolve(response);
  }

  JsonNode requestBody() {
    return resolve(operation.path("requestBody"));
  }

  /** The parameter, or a missing node. */
  JsonNode parameter(String in, String name) {
    return Stream.concat(elements(operation), elements(path))
        .map(this::resolve)
        .filter(
            p -> p.path("in").stringValue().equals(in) && p.path("name").stringValue().equals(name))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private static Stream<JsonNode> elements(JsonNode holder) {
    return StreamSupport.stream(holder.path("parameters").spliterator(), false);
  }

  private JsonNode resolve(JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isString() ? contract.at(reference.stringValue().substring(1)) : node;
  }
}
