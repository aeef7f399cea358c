package dev.rollcall.config;

import tools.jackson.databind.JsonNode;

/** What a node is, in a user's words. */
final class NodeTypeNames {
  private NodeTypeNames() {}

  /** Such as "a list". */
  static String of(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "a list";
      case BOOLEAN -> "true or false";
      case NUMBER -> "a number";
      case OBJECT -> "a mapping";
      case STRING -> "a text";
      case NULL, MISSING, BINARY, POJO -> "nothing";
    };
  }
}
