package dev.rollcall.yaml;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** The comments of a text, each to be taken once, in its order. */
final class Comments {
  private final Deque<FoundComment> left;

  Comments(Deque<FoundComment> left) {
    this.left = left;
  }

  /** Takes those before a place. */
  List<FoundComment> before(int index) {
    return take(comment -> comment.index() < index);
  }

  /** Takes one before a place that stands at the end of a line, if it is the next. */
  List<FoundComment> beside(int line, int index) {
    return take(comment -> comment.index() < index && comment.line() == line && !comment.alone());
  }

  /** Takes those before a place that stand on lines of their own, further right than a column. */
  List<FoundComment> deeper(int column, int index) {
    return take(comment -> comment.index() < index && comment.alone() && comment.column() > column);
  }

  /** Takes all that are left. */
  List<FoundComment> rest() {
    return take(comment -> true);
  }

  private List<FoundComment> take(Predicate<FoundComment> wanted) {
    List<FoundComment> taken = new ArrayList<>();
    for (FoundComment next = left.peek(); next != null && wanted.test(next); next = left.peek()) {
      taken.add(left.remove());
    }
    return taken;
  }
}
