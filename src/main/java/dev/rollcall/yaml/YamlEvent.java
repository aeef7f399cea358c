package dev.rollcall.yaml;

import org.jspecify.annotations.Nullable;

/**
 * A parser event freed of the parser: the parser's own holds a Mark, which pins the whole window of
 * its reader.
 *
 * @param text a scalar's text, or the anchor an alias names, else empty
 * @param plain whether a scalar is unquoted, so that its text decides its type
 * @param anchor the name by which aliases repeat this node, or null
 * @param line 1-based
 * @param column 1-based, in code points
 */
record YamlEvent(
    EventType kind,
    String text,
    boolean plain,
    @Nullable String anchor,
    boolean tagged,
    int line,
    int column) {
  /** What the parser met. Streams and documents are the parser's business. */
  enum EventType {
    SCALAR,
    MAPPING,
    LIST,
    /** Of the innermost mapping or list that is open. */
    END,
    ALIAS
  }

  /** Whether a mapping or list opens here. */
  boolean opens() {
    return kind == EventType.MAPPING || kind == EventType.LIST;
  }

  /** The same event at another place: what an alias repeats stands at the alias. */
  YamlEvent at(YamlEvent place) {
    return new YamlEvent(kind, text, plain, null, false, place.line, place.column);
  }

  /** The same alias, naming another anchor. */
  YamlEvent naming(String other) {
    return new YamlEvent(kind, other, plain, null, false, line, column);
  }
}
