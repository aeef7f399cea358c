package dev.rollcall.yaml;

import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.yaml.DocumentNode.Form;
import java.util.Locale;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * How scalars and aliases are written. What is written plain stays so where it is visible; other
 * strings take quotes where they need them, so that every YAML reader, of version 1.1 or 1.2, in
 * block or flow style, reads the same value.
 */
final class ScalarFormatter {
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

  private ScalarFormatter() {}

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
            && (!inFlow
                || !RISKY_IN_FLOW.matcher(text).find()
                || !CoreSchema.node(text, true).isString());
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
