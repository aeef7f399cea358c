package dev.rollcall.config;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.diagnostic.SourceLocation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A rule of a schema, and the node that breaks it.
 *
 * @param path the keys and indexes from the top of the file to the node
 * @param keyword the keyword of JSON Schema, such as {@code type}
 * @param property the key of the node that is unknown, missing or badly named, else null
 * @param location where the node stands, or the key of it that the rule is about
 * @param schema the value of the keyword
 * @param known the keys the schema knows at this node, where that is what the rule is about
 */
record SchemaViolation(
    List<String> path,
    String keyword,
    @Nullable String property,
    JsonNode node,
    SourceLocation location,
    JsonNode schema,
    List<String> known) {
  /**
   * The key a user would look for: the one named, or else the last of the path; empty at the top.
   */
  String key() {
    return property != null ? property : path.isEmpty() ? "" : path.get(path.size() - 1);
  }

  /** The same as it is shown. */
  String quotedKey() {
    return SafeText.quote(key());
  }

  /** What the node is, in a user's words, such as "a list". */
  String found() {
    return switch (node.getNodeType()) {
      case ARRAY -> "a list";
      case BOOLEAN -> "true or false";
      case NUMBER -> "a number";
      case OBJECT -> "a mapping";
      case STRING -> "a text";
      case NULL, MISSING, BINARY, POJO -> "nothing";
    };
  }

  /** The error it is. */
  Diagnostic error(String code, String message) {
    return Diagnostic.error(code, message, location);
  }
}
