package dev.rollcall.yaml;

import org.jspecify.annotations.Nullable;

/**
 * A text, number or other single value.
 *
 * @param text what it says, quotes and escapes resolved
 * @param anchor the name by which aliases repeat it, or null
 */
public record Scalar(String text, Form form, @Nullable String anchor) implements DocumentNode {
  /** How it is written. */
  public enum Form {
    /** Without quotes, so that YAML decides what it is. */
    PLAIN,
    /** In quotes of either kind. */
    QUOTED,
    /** In lines of its own beneath a bar. */
    LITERAL
  }

  /** Whether it is a null: nothing, or one of the words for it. */
  boolean isNull() {
    return form == Form.PLAIN && LocatedScalars.isNull(text);
  }
}
