package dev.rollcall.yaml;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** The comments of a text, each to be taken once, in its order. */
final class CommentQueue {
  private final Deque<ScannedComment> left;

  CommentQueue(Deque<ScannedComment> left) {
    this.left = left;
  }

  /** Takes those before a place. */
  List<ScannedComment> before(int index) {
    return take(comment -> comment.index() < index);
  }

  /** Takes one before a place that stands at the end of a line, if it is the next. */
  List<ScannedComment> beside(int line, int index) {
    return take(comment -> comment.index() < index && comment.line() == line && !comment.alone());
  }

  /** Takes those before a place that stand on lines of their own, further right than a column. */
  List<ScannedComment> deeper(int column, int index) {
    return take(comment -> comment.index() < index && comment.alone() && comment.column() > column);
  }

  /** Takes all that are left. */
  List<ScannedComment> rest() {
    return take(comment -> true);
  }

  private List<ScannedComment> take(Predicate<ScannedComment> wanted) {
    List<ScannedComment> taken = new ArrayList<>();
    for (ScannedComment next = left.peek(); next != null && wanted.test(next); next = left.peek()) {
      taken.add(left.remove());
    }
    return taken;
  }
}
