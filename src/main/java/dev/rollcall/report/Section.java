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
 * made when they are printed. Built once, then only read.
 */
final class Section {
  /** How a document shows the items; text has lists and tables only. */
  enum Layout {
    LIST,
    /** To be opened with a click. */
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
  Layout layout = Layout.LIST;
  List<String> columns = List.of();

  /** What the title means, as a clause. */
  @Nullable String meaning;

  /** Which section has first what a document has room for; those with the least number. */
  int priority;

  /** It has at most one of so many shares of a document; 0 stands for all that is left. */
  int shares;

  /** How many items text shows. */
  int textMax = Integer.MAX_VALUE;

  /** What is missing where a document counts missing items in the list; else beneath it. */
  @Nullable String more;

  private Section(Target target, @Nullable String title, int size, Supplier<Stream<Item>> items) {
    this.target = target;
    this.title = title;
    this.size = size;
    this.items = items;
  }

  /** Lines without items. */
  static Section of(Target target, Item... lines) {
    return new Section(target, null, 0, Stream::empty).opening(lines);
  }

  /**
   * A section that is left out where it has no items.
   *
   * @param title its number of items follows
   */
  static <T> Section list(
      Target target, String title, Collection<T> values, Function<T, Item> item) {
    return new Section(target, title, values.size(), () -> values.stream().map(item));
  }

  /** Items under lines instead of a title. */
  static <T> Section untitled(Target target, Collection<T> values, Function<T, Item> item) {
    return new Section(target, null, values.size(), () -> values.stream().map(item));
  }

  Section opening(Item... lines) {
    opening.addAll(List.of(lines));
    return this;
  }

  Section ending(Item... lines) {
    ending.addAll(List.of(lines));
    return this;
  }

  Section style(TextStyle other) {
    style = other;
    return this;
  }

  Section layout(Layout other) {
    layout = other;
    return this;
  }

  Section columns(List<String> names) {
    columns = names;
    return this;
  }

  Section meaning(String clause) {
    meaning = clause;
    return this;
  }

  Section room(int firstIsLeast, int shareOf) {
    priority = firstIsLeast;
    shares = shareOf;
    return this;
  }

  Section textMax(int most) {
    textMax = most;
    return this;
  }

  Section more(String what) {
    more = what;
    return this;
  }

  boolean isShownIn(Target printer) {
    return target.includes(printer)
        && (size > 0
            || title == null
                && Stream.concat(opening.stream(), ending.stream())
                    .anyMatch(line -> line.isShownIn(printer)));
  }
}
