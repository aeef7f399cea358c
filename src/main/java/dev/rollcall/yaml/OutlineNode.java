package dev.rollcall.yaml;

import dev.rollcall.diagnostic.SourceLocation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key of a file, or the file itself, and how its value is written. Lines and columns count from
 * 0, columns in code points.
 */
public final class OutlineNode {
  /** How a value is written. */
  public enum ValueStyle {
    /** Nobody wrote one. */
    NOTHING,
    SCALAR,
    /** A mapping, a line or more for each key. */
    BLOCK,
    /** In braces or brackets. */
    FLOW,
    /** A list with dashes. */
    LIST,
    /** What stands elsewhere. */
    ALIAS
  }

  /** A place between characters. */
  record Position(int line, int column) {}

  private final @Nullable OutlineNode parent;
  private final @Nullable String key;
  private final Position keyStart;
  private final Position keyEnd;
  private final List<OutlineNode> children = new ArrayList<>();
  private ValueStyle style = ValueStyle.NOTHING;
  private Position start;
  private Position end;
  private boolean anchored;

  OutlineNode(
      @Nullable OutlineNode parent, @Nullable String key, Position keyStart, Position keyEnd) {
    this.parent = parent;
    this.key = key;
    this.keyStart = keyStart;
    this.keyEnd = keyEnd;
    this.start = keyEnd;
    this.end = keyEnd;
    if (parent != null) {
      parent.children.add(this);
    }
  }

  void write(ValueStyle newStyle, Position from, Position to) {
    style = newStyle;
    start = from;
    end = to;
  }

  void endAt(Position to) {
    end = to;
  }

  void anchor() {
    anchored = true;
  }

  /** The mapping it is a key of, or null for the file itself. */
  public @Nullable OutlineNode parent() {
    return parent;
  }

  /** The key's text, or null where an alias stands for it. */
  public @Nullable String key() {
    return key;
  }

  /** How its value is written. */
  public ValueStyle style() {
    return style;
  }

  /** The keys of its mapping, in the order of the file. */
  public List<OutlineNode> children() {
    return Collections.unmodifiableList(children);
  }

  /** One of the keys of its mapping, or null if it has none such. */
  public @Nullable OutlineNode child(String name) {
    return children.stream().filter(child -> name.equals(child.key)).findFirst().orElse(null);
  }

  /**
   * Whether it or something it is part of bears an anchor: what is written there may be repeated.
   */
  public boolean isRepeatable() {
    return anchored || (parent != null && parent.isRepeatable());
  }

  /** The place of its key. */
  public SourceLocation location(String file) {
    return new SourceLocation(file, keyStart.line + 1, keyStart.column + 1);
  }

  Position keyStart() {
    return keyStart;
  }

  Position keyEnd() {
    return keyEnd;
  }

  /** Where its value begins. */
  Position start() {
    return start;
  }

  /** Where its value ends, what stands inside it included. */
  Position end() {
    return children.isEmpty() || style != ValueStyle.BLOCK
        ? end
        : children.get(children.size() - 1).end();
  }
}
