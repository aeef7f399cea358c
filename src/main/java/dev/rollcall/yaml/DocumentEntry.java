package dev.rollcall.yaml;

import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.yaml.CommentScanner.Comment;
import dev.rollcall.yaml.DocumentNode.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key and its value, or an item of a list, with the comments that belong to it and its place in
 * the file; or the whole file, which is the value of an entry without a key.
 */
public final class DocumentEntry {
  /** Comments that editors look for at the top of a file. */
  private static final Pattern MODE_LINE =
      Pattern.compile("#\\s*(?:yaml-language-server:|-\\*-|vim:).*");

  /** Null in a list, and for the whole file. */
  final @Nullable DocumentNode key;

  /** The comments on the lines above it. */
  final List<Comment> above = new ArrayList<>(0);

  /** Whether an empty line stands right above it, below the comments. */
  boolean afterBlankLine;

  /**
   * Whether its lines hold nothing but the key, a colon, the value and comments, so that they can
   * be deleted, and others inserted after them.
   */
  boolean hasOwnLines = true;

  private final @Nullable DocumentEntry parent;
  private final DocumentNode value;
  private final SourceLocation place;
  private @Nullable String beside;

  /**
   * An entry without comments.
   *
   * @param parent the entry whose value it is part of; null for the whole file
   * @param place where the key or item starts
   */
  DocumentEntry(
      @Nullable DocumentEntry parent,
      @Nullable DocumentNode key,
      DocumentNode value,
      SourceLocation place) {
    this.parent = parent;
    this.key = key;
    this.value = value;
    this.place = place;
  }

  /** The entry whose value it is part of; null for the whole file. */
  public @Nullable DocumentEntry parent() {
    return parent;
  }

  /** What the key says; empty for a key that is an alias, in a list, and for the whole file. */
  public String name() {
    return key == null || key.form() == Form.ALIAS ? "" : key.text;
  }

  public DocumentNode value() {
    return value;
  }

  /** The entry of the value with this key, or null. */
  public @Nullable DocumentEntry child(String name) {
    for (DocumentEntry entry : value.entries()) {
      if (entry.name().equals(name)) {
        return entry;
      }
    }
    return null;
  }

  /** Where the key or item starts. */
  public SourceLocation place() {
    return place;
  }

  /** The last line of the value, which is that of the key where there is no value. */
  public int lastLine() {
    return value.lastLine;
  }

  /** As many spaces as there are characters before the key. */
  public String indentation() {
    return " ".repeat(place.column() - 1);
  }

  /** Whether its lines can be deleted, and others inserted after them. */
  public boolean hasOwnLines() {
    return hasOwnLines;
  }

  /** Whether it stands between braces or brackets. */
  public boolean isInFlow() {
    return parent != null && parent.value.isFlow();
  }

  /** Whether it, or something it is part of, has an anchor, so that an alias may repeat it. */
  public boolean isRepeatable() {
    return parent != null
        && (value.anchor != null || (key != null && key.anchor != null) || parent.isRepeatable());
  }

  /**
   * The comment at the end of the line of the key or, where the value is not a mapping in block
   * style, of the value; starts with {@code #}, or is empty.
   */
  public String comment() {
    return beside == null ? "" : beside;
  }

  /** Whether an empty line stands above it and its comments. */
  public boolean followsBlankLine() {
    return above.isEmpty() ? afterBlankLine : above.get(0).afterBlankLine();
  }

  /** Puts an empty line above it and its comments, or removes it. */
  public void setFollowsBlankLine(boolean blankLine) {
    if (above.isEmpty()) {
      afterBlankLine = blankLine;
    } else {
      above.set(0, above.get(0).afterBlankLine(blankLine));
    }
  }

  /** How many of the comments above it are separated from it by an empty line. */
  int headingSize() {
    if (afterBlankLine) {
      return above.size();
    }
    int last = above.size() - 1;
    while (last >= 0 && !above.get(last).afterBlankLine()) {
      last--;
    }
    return Math.max(0, last);
  }

  /** How many of the comments above it stay at the top of the file that starts with it. */
  int headSize() {
    int size = headingSize();
    for (int i = size; i < above.size(); i++) {
      if (MODE_LINE.matcher(above.get(i).text()).matches()) {
        size = i + 1;
      }
    }
    return size;
  }

  /** Removes and returns the first of the comments above it. */
  List<Comment> takeAbove(int size) {
    List<Comment> first = above.subList(0, size);
    List<Comment> taken = List.copyOf(first);
    first.clear();
    return taken;
  }

  /**
   * Takes the comments found within it: the last one at the end of a line goes beside it, the
   * others above it.
   */
  void hold(List<Comment> within) {
    int last = within.size() - 1;
    while (last >= 0 && within.get(last).alone()) {
      last--;
    }
    for (int i = 0; i < within.size(); i++) {
      if (i == last) {
        beside = within.get(i).text();
      } else {
        above.add(within.get(i).afterBlankLine(afterBlankLine));
        afterBlankLine = false;
      }
    }
  }
}
