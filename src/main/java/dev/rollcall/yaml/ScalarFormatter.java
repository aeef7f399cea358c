package dev.rollcall.yaml;

import dev.rollcall.yaml.Scalar.Form;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * How scalars and aliases are written. What is written plainly stays so where it is plain to see;
 * other texts take quotes where they need them. So no text becomes anything else, and nothing else
 * a text.
 */
final class ScalarFormatter {
  /** What a text between braces or brackets cannot hold or start with, and a bit more than that. */
  private static final Pattern RISKY_ON_ONE_LINE = Pattern.compile("^[-:]|[,?\\[\\]{}]");

  /**
   * Starts with neither a blank nor an empty line, and ends with one line break at most: anything
   * else takes more than a bar.
   */
  private static final Pattern LITERAL = Pattern.compile("[^ \\n](?s:.*)[^\\n]\\n?");

  private ScalarFormatter() {}

  /** The form in which a scalar is kept. */
  static Form form(ScalarEvent event) {
    if (event.isPlain()) {
      return Form.PLAIN;
    }
    boolean lines =
        event.getScalarStyle() == ScalarStyle.LITERAL
            || event.getScalarStyle() == ScalarStyle.FOLDED;
    return lines && canBeLiteral(event.getValue()) ? Form.LITERAL : Form.QUOTED;
  }

  private static boolean canBeLiteral(String text) {
    return text.contains("\n")
        && LITERAL.matcher(text).matches()
        && isVisible(text.replace("\n", ""));
  }

  /** A key, without what follows it. */
  static String key(DocumentNode key) {
    return written(key, true);
  }

  /** A key between braces, without what follows it. */
  static String keyOnOneLine(DocumentNode key) {
    return written(key, false);
  }

  /** A value on a line of its own or after its key; empty for a null. */
  static String value(DocumentNode value) {
    return value instanceof Scalar scalar && scalar.isNull()
        ? anchored(scalar.anchor(), "")
        : written(value, true);
  }

  /** A value between braces or brackets. */
  static String valueOnOneLine(DocumentNode value) {
    return value instanceof Scalar scalar && scalar.isNull()
        ? anchored(scalar.anchor(), "null")
        : written(value, false);
  }

  /** A key and the colon after it; the name of an anchor may hold colons, and needs a blank. */
  static String withColon(DocumentNode key, String written) {
    return key instanceof Alias ? written + " :" : written + ":";
  }

  /** What is written, with its anchor before it. */
  static String anchored(@Nullable String anchor, String written) {
    String name = anchor == null ? "" : "&" + anchor;
    return name.isEmpty() || written.isEmpty() ? name + written : name + " " + written;
  }

  private static String written(DocumentNode single, boolean inLines) {
    if (!(single instanceof Scalar scalar)) {
      return "*" + ((Alias) single).anchor();
    }
    String text = scalar.text();
    boolean plain =
        scalar.form() == Form.PLAIN
            && !text.isEmpty()
            && isVisible(text)
            && (inLines || !RISKY_ON_ONE_LINE.matcher(text).find() || !LocatedScalars.isText(text));
    return anchored(scalar.anchor(), plain ? text : ScalarQuoter.of(text));
  }

  private static boolean isVisible(String text) {
    return text.codePoints().allMatch(SafeText::isVisible);
  }
}
