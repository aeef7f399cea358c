package dev.rollcall.yaml;

import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.yaml.DocumentNode.Form;
import java.util.Locale;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * How scalars are read and written. Read, they have the types of the core schema of YAML 1.2.2,
 * section 10.3.2: {@code off}, {@code yes} and {@code 2026-11-23} are strings; so are {@code .inf}
 * and {@code .nan}, numbers that JSON does not have. Written, what was plain stays so where it is
 * visible; other strings take quotes where they need them, so that every YAML reader, of version
 * 1.1 or 1.2, in block or flow style, reads the same value.
 */
final class Scalars {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?");

  /** Longer ones do not fit a long in any base; nothing we read is that large. */
  private static final int MAX_INTEGER_LENGTH = 15;

  /** The schema validator asks any whole number for a long; no limit we know is this large. */
  private static final double LARGEST = 1e18;

  /**
   * Starts like a word and holds nothing that means something to YAML. The letters and digits are
   * of any script.
   */
  private static final Pattern PLAIN =
      Pattern.compile(
          "[\\p{L}_][\\p{L}\\p{Nd}_.+@/%*~'=$-]*"
              + "(?::[\\p{L}\\p{Nd}_.+@/%*~'=$-]+)*"
              + "(?: [\\p{L}\\p{Nd}_.+@/%*~'=$][\\p{L}\\p{Nd}_.+@/%*~'=$-]*)*");

  /** Starts with a digit and is an e-mail address, so no number or date. */
  private static final Pattern PLAIN_EMAIL = Pattern.compile("[0-9A-Za-z][\\w.+-]*@[\\w.-]*\\w");

  /** What some version of YAML reads as a boolean or null. */
  private static final Pattern RESERVED = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null");

  /** A repeated group of a pattern takes stack for each repetition. */
  private static final int MAX_PLAIN_LENGTH = 200;

  /** What a plain scalar in flow style cannot hold or start with, and a bit more than that. */
  private static final Pattern RISKY_IN_FLOW = Pattern.compile("^[-:]|[,?\\[\\]{}]");

  /**
   * Starts with neither a space nor an empty line, and ends with one line break at most: anything
   * else takes more than a bar.
   */
  private static final Pattern LITERAL = Pattern.compile("[^ \\n](?s:.*)[^\\n]\\n?");

  private Scalars() {}

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

  /** A string, plain or in double quotes. */
  static String string(String text) {
    boolean plain =
        text.length() <= MAX_PLAIN_LENGTH
            && ((PLAIN.matcher(text).matches() && !RESERVED.matcher(text).matches())
                || PLAIN_EMAIL.matcher(text).matches());
    return plain ? text : quoted(text);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(c -> append(quoted, c));
    return escapeWorkflowCommands(quoted.append('"').toString());
  }

  /** These pairs start a command to CI runners, whose log a line may end up in. */
  private static String escapeWorkflowCommands(String quoted) {
    return quoted.replace("::", ":\\u003A").replace("##", "#\\u0023");
  }

  private static void append(StringBuilder quoted, int codePoint) {
    switch (codePoint) {
      case '"', '\\' -> quoted.append('\\').appendCodePoint(codePoint);
      case '\n' -> quoted.append("\\n");
      case '\t' -> quoted.append("\\t");
      default -> {
        if (SafeText.isVisible(codePoint)) {
          quoted.appendCodePoint(codePoint);
        } else {
          String form = codePoint > 0xFFFF ? "\\U%08X" : "\\u%04X";
          quoted.append(String.format(Locale.ROOT, form, codePoint));
        }
      }
    }
  }

  /** The form in which a scalar is kept. */
  static Form form(ScalarEvent event) {
    if (event.isPlain()) {
      return Form.PLAIN;
    }
    ScalarStyle style = event.getScalarStyle();
    boolean block = style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED;
    return block && canBeLiteral(event.getValue()) ? Form.LITERAL : Form.QUOTED;
  }

  private static boolean canBeLiteral(String text) {
    return text.contains("\n")
        && LITERAL.matcher(text).matches()
        && isVisible(text.replace("\n", ""));
  }

  /** A scalar or alias after its key; empty for a null in block style. */
  static String value(DocumentNode node, boolean inFlow) {
    return node.isNull() ? anchored(node, inFlow ? "null" : "") : key(node, inFlow);
  }

  /** A scalar or alias as a key, without the colon. */
  static String key(DocumentNode node, boolean inFlow) {
    String text = node.text;
    if (node.form() == Form.ALIAS) {
      return "*" + text;
    }
    boolean plain =
        node.form() == Form.PLAIN
            && !text.isEmpty()
            && isVisible(text)
            && (!inFlow || !RISKY_IN_FLOW.matcher(text).find() || !node(text, true).isString());
    return anchored(node, plain ? text : string(text));
  }

  /** What separates a key from its value; an anchor's name may hold colons, and needs a space. */
  static String colon(DocumentNode key) {
    return key.form() == Form.ALIAS ? " :" : ":";
  }

  /** What is written, with the node's anchor before it. */
  static String anchored(DocumentNode node, String written) {
    String anchor = node.anchor;
    if (anchor == null) {
      return written;
    }
    return written.isEmpty() ? "&" + anchor : "&" + anchor + " " + written;
  }

  private static boolean isVisible(String text) {
    return text.codePoints().allMatch(SafeText::isVisible);
  }
}
