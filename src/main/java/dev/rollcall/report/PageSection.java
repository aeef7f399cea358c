package dev.rollcall.report;

import dev.rollcall.report.ColorMode.TextStyle;
import dev.rollcall.report.Span.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A part of a page: what comes before its items, the items, and what comes after them. Items are
 * created when they are printed. Built once, then only read.
 */
final class PageSection {
  /** How many items of a collapsed section text shows. */
  private static final int MAX_COLLAPSED = 20;

  /** How a document shows the items; text has lists and tables only. */
  enum ItemLayout {
    LIST,
    /** Folded until a click opens it. */
    COLLAPSED,
    /** The same, as a diff. */
    DIFF,
    /** Each piece of an item is a cell. */
    TABLE,
    /** Check boxes. */
    TASKS
  }

  final Target target;
  final @Nullable String title;
  final int size;
  final Supplier<Stream<Item>> items;
  final List<Item> opening = new ArrayList<>();
  final List<Item> ending = new ArrayList<>();
  TextStyle style = TextStyle.STRONG;
  ItemLayout layout = ItemLayout.LIST;
  List<String> columns = List.of();

  /** What the title means, as a clause. */
  @Nullable String meaning;

  /** Sections with lower numbers get room in a document first. */
  int priority;

  /** A section may use 1/shares of a document; 0 means all the room that is left. */
  int shares;

  /** How many items text shows. */
  int textMax = Integer.MAX_VALUE;

  /**
   * The noun for omitted items if a document counts them in the list; null counts them below it.
   */
  @Nullable String more;

  private PageSection(
      Target target, @Nullable String title, int size, Supplier<Stream<Item>> items) {
    this.target = target;
    this.title = title;
    this.size = size;
    this.items = items;
  }

  /** Lines without items. */
  static PageSection of(Target target, Item... lines) {
    return new PageSection(target, null, 0, Stream::empty).opening(lines);
  }

  /**
   * A section with items, made of values.
   *
   * @param title followed by the number of items; a section with a title and no items is left out
   */
  static <T> PageSection list(
      Target target, @Nullable String title, Collection<T> values, Function<T, Item> item) {
    return new PageSection(target, title, values.size(), () -> values.stream().map(item));
  }

  PageSection opening(Item... lines) {
    opening.addAll(List.of(lines));
    return this;
  }

  PageSection ending(Item... lines) {
    ending.addAll(List.of(lines));
    return this;
  }

  PageSection style(TextStyle other) {
    style = other;
    return this;
  }

  PageSection layout(ItemLayout other) {
    layout = other;
    return this;
  }

  /** Needs no action: folded in a document, and text shows only the first items. */
  PageSection collapsed() {
    textMax = MAX_COLLAPSED;
    return layout(ItemLayout.COLLAPSED);
  }

  PageSection table(List<String> names) {
    columns = names;
    return layout(ItemLayout.TABLE);
  }

  PageSection meaning(String clause) {
    meaning = clause;
    return this;
  }

  PageSection room(int firstIsLeast, int shareOf) {
    priority = firstIsLeast;
    shares = shareOf;
    return this;
  }

  PageSection more(String what) {
    more = what;
    return this;
  }

  boolean isShownIn(Target printer) {
    boolean hasLines =
        Stream.concat(opening.stream(), ending.stream()).anyMatch(line -> line.isShownIn(printer));
    return target.includes(printer) && (size > 0 || (title == null && hasLines));
  }
}
