package dev.rollcall.yaml;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Gives scalars their type: the core schema of YAML 1.2.2, section 10.3.2. So {@code off}, {@code
 * yes} and {@code 2026-11-23} are strings; so are {@code .inf} and {@code .nan}, numbers that JSON
 * does not have.
 */
final class CoreSchema {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?");

  /** Longer ones do not fit a long in any base; nothing we read is that large. */
  private static final int MAX_INTEGER_LENGTH = 15;

  /**
   * The schema validator asks any whole number for a long; no limit we know is as large as this.
   */
  private static final double LARGEST = 1e18;

  private CoreSchema() {}

  /** The node of a scalar; only an unquoted, plain one can be other than a string. */
  static JsonNode node(String text, boolean plain) {
    if (!plain) {
      return NODES.stringNode(text);
    }
    if (isNull(text)) {
      return NODES.nullNode();
    }
    return switch (text) {
      case "true", "True", "TRUE" -> NODES.booleanNode(true);
      case "false", "False", "FALSE" -> NODES.booleanNode(false);
      default -> numberOrString(text);
    };
  }

  /** Whether an unquoted scalar is null. */
  static boolean isNull(String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> true;
      default -> false;
    };
  }

  private static JsonNode numberOrString(String text) {
    if (!startsLikeNumber(text.charAt(0))) {
      return NODES.stringNode(text);
    }
    boolean integer = INTEGER.matcher(text).matches();
    if (integer && text.length() <= MAX_INTEGER_LENGTH) {
      return NODES.numberNode(integer(text));
    }
    return integer || DECIMAL.matcher(text).matches()
        ? NODES.numberNode(real(text))
        : NODES.stringNode(text);
  }

  private static boolean startsLikeNumber(char first) {
    return (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
  }

  private static long integer(String text) {
    if (text.startsWith("0o")) {
      return Long.parseLong(text.substring(2), 8);
    }
    return text.startsWith("0x") ? Long.parseLong(text.substring(2), 16) : Long.parseLong(text);
  }

  private static double real(String text) {
    boolean huge = text.startsWith("0o") || text.startsWith("0x");
    double value = huge ? LARGEST : Double.parseDouble(text);
    return Math.max(-LARGEST, Math.min(LARGEST, value));
  }
}
