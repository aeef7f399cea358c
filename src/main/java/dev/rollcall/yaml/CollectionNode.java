package dev.rollcall.yaml;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A mapping or a list.
 *
 * @param layout how it is written where it may be: what holds comments or is too long is written in
 *     lines
 * @param tail the comments after the last entry
 * @param anchor the name by which aliases repeat it, or null
 */
public record CollectionNode(
    CollectionKind kind,
    Layout layout,
    List<CollectionEntry> entries,
    List<Comment> tail,
    @Nullable String anchor)
    implements DocumentNode {
  /** What its entries are. */
  public enum CollectionKind {
    /** Keys and values. */
    MAPPING,
    /** Values alone. */
    LIST
  }

  /** How its entries stand. */
  public enum Layout {
    /** Between braces or brackets. */
    ONE_LINE,
    /** Each on lines of its own. */
    LINES
  }

  /** The same in another layout. */
  public CollectionNode in(Layout other) {
    return new CollectionNode(kind, other, entries, tail, anchor);
  }

  /** The same with other entries. */
  public CollectionNode with(List<CollectionEntry> others) {
    return new CollectionNode(kind, layout, others, tail, anchor);
  }

  /** The same with each entry changed. */
  public CollectionNode map(UnaryOperator<CollectionEntry> change) {
    return with(entries.stream().map(change).toList());
  }

  /** Whether anything in it, at any depth, has an anchor or is an alias. */
  public boolean hasAnchors() {
    return anchor != null || entries.stream().anyMatch(CollectionEntry::hasAnchors);
  }
}
