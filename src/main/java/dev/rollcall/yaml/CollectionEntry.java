package dev.rollcall.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key and its value, or an item of a list, with the comments that belong to it.
 *
 * @param above the comments on the lines above it
 * @param afterBlankLine whether an empty line stands right above it, below those comments
 * @param key null in a list
 * @param beside the comment at the end of its line, from its {@code #} on, or null
 */
public record CollectionEntry(
    List<Comment> above,
    boolean afterBlankLine,
    @Nullable DocumentNode key,
    DocumentNode value,
    @Nullable String beside) {
  /** Comments that an editor looks for at the top of a file. */
  private static final Pattern MODE_LINE =
      Pattern.compile("#\\s*(?:yaml-language-server:|-\\*-|vim:).*");

  /** What its key says; empty for a key that is an alias, and in a list. */
  public String name() {
    return key instanceof Scalar scalar ? scalar.text() : "";
  }

  /** The same with its mapping or list changed, if its value is one. */
  public CollectionEntry inside(UnaryOperator<CollectionNode> change) {
    return value instanceof CollectionNode block
        ? new CollectionEntry(above, afterBlankLine, key, change.apply(block), beside)
        : this;
  }

  /** The comments above it that an empty line parts from it. */
  public List<Comment> heading() {
    if (afterBlankLine) {
      return above;
    }
    int parted = above.size();
    while (parted > 0 && !above.get(parted - 1).afterBlankLine()) {
      parted--;
    }
    return above.subList(0, Math.max(0, parted - 1));
  }

  /** The comments above it that stay at the top of the file it starts. */
  List<Comment> head() {
    int size = heading().size();
    for (int i = size; i < above.size(); i++) {
      if (MODE_LINE.matcher(above.get(i).text()).matches()) {
        size = i + 1;
      }
    }
    return above.subList(0, size);
  }

  /** The same without the first of the comments above it. */
  public CollectionEntry withoutFirst(int comments) {
    return withAbove(above.subList(comments, above.size()));
  }

  /** The same with more comments above those it has. */
  public CollectionEntry under(List<Comment> comments) {
    List<Comment> all = new ArrayList<>(comments);
    all.addAll(above);
    return withAbove(all);
  }

  private CollectionEntry withAbove(List<Comment> comments) {
    return new CollectionEntry(comments, afterBlankLine, key, value, beside);
  }

  /** Whether an empty line stands above it and its comments. */
  public boolean followsBlankLine() {
    return above.isEmpty() ? afterBlankLine : above.get(0).afterBlankLine();
  }

  /** The same with an empty line above it and its comments, or without. */
  public CollectionEntry parted(boolean parted) {
    if (above.isEmpty()) {
      return new CollectionEntry(above, parted, key, value, beside);
    }
    List<Comment> comments = new ArrayList<>(above);
    comments.set(0, new Comment(above.get(0).text(), parted));
    return withAbove(comments);
  }

  /**
   * The same with comments that were found within it: the last at the end of a line stands beside
   * it, the others above it.
   */
  CollectionEntry holding(List<ScannedComment> within) {
    List<Comment> comments = new ArrayList<>(above);
    boolean parted = afterBlankLine;
    int last = lastBeside(within);
    for (int i = 0; i < within.size(); i++) {
      if (i != last) {
        comments.add(new Comment(within.get(i).text(), parted));
        parted = false;
      }
    }
    return new CollectionEntry(
        comments, parted, key, value, last < 0 ? null : within.get(last).text());
  }

  private static int lastBeside(List<ScannedComment> within) {
    int last = within.size() - 1;
    while (last >= 0 && within.get(last).alone()) {
      last--;
    }
    return last;
  }

  boolean hasAnchors() {
    return hasAnchors(value) || (key != null && hasAnchors(key));
  }

  private static boolean hasAnchors(DocumentNode value) {
    if (value instanceof CollectionNode block) {
      return block.hasAnchors();
    }
    return !(value instanceof Scalar scalar) || scalar.anchor() != null;
  }
}
