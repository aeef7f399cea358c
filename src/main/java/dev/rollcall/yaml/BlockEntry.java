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
 * @param afterBlank whether an empty line stands right above it, below those comments
 * @param key null in a list
 * @param beside the comment at the end of its line, from its {@code #} on, or null
 */
public record BlockEntry(
    List<Comment> above,
    boolean afterBlank,
    @Nullable Value key,
    Value value,
    @Nullable String beside) {
  /** Comments that an editor looks for at the top of a file. */
  private static final Pattern MODE_LINE =
      Pattern.compile("#\\s*(?:yaml-language-server:|-\\*-|vim:).*");

  /** What its key says; empty for a key that is an alias, and in a list. */
  public String name() {
    return key instanceof Scalar scalar ? scalar.text() : "";
  }

  /** The same with its mapping or list changed, if its value is one. */
  public BlockEntry inside(UnaryOperator<Block> change) {
    return value instanceof Block block
        ? new BlockEntry(above, afterBlank, key, change.apply(block), beside)
        : this;
  }

  /** The comments above it that an empty line parts from it. */
  public List<Comment> heading() {
    if (afterBlank) {
      return above;
    }
    int parted = above.size();
    while (parted > 0 && !above.get(parted - 1).afterBlank()) {
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
  public BlockEntry withoutFirst(int comments) {
    return withAbove(above.subList(comments, above.size()));
  }

  /** The same with more comments above those it has. */
  public BlockEntry under(List<Comment> comments) {
    List<Comment> all = new ArrayList<>(comments);
    all.addAll(above);
    return withAbove(all);
  }

  private BlockEntry withAbove(List<Comment> comments) {
    return new BlockEntry(comments, afterBlank, key, value, beside);
  }

  /** Whether an empty line stands above it and its comments. */
  public boolean isParted() {
    return above.isEmpty() ? afterBlank : above.get(0).afterBlank();
  }

  /** The same with an empty line above it and its comments, or without. */
  public BlockEntry parted(boolean parted) {
    if (above.isEmpty()) {
      return new BlockEntry(above, parted, key, value, beside);
    }
    List<Comment> comments = new ArrayList<>(above);
    comments.set(0, new Comment(above.get(0).text(), parted));
    return withAbove(comments);
  }

  /**
   * The same with comments that were found within it: the last at the end of a line stands beside
   * it, the others above it.
   */
  BlockEntry holding(List<FoundComment> within) {
    List<Comment> comments = new ArrayList<>(above);
    boolean parted = afterBlank;
    int last = lastBeside(within);
    for (int i = 0; i < within.size(); i++) {
      if (i != last) {
        comments.add(new Comment(within.get(i).text(), parted));
        parted = false;
      }
    }
    return new BlockEntry(comments, parted, key, value, last < 0 ? null : within.get(last).text());
  }

  private static int lastBeside(List<FoundComment> within) {
    int last = within.size() - 1;
    while (last >= 0 && within.get(last).alone()) {
      last--;
    }
    return last;
  }

  boolean hasAnchors() {
    return hasAnchors(value) || (key != null && hasAnchors(key));
  }

  private static boolean hasAnchors(Value value) {
    if (value instanceof Block block) {
      return block.hasAnchors();
    }
    return !(value instanceof Scalar scalar) || scalar.anchor() != null;
  }
}
