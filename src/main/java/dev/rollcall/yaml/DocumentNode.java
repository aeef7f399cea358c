package dev.rollcall.yaml;

import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.yaml.CommentScanner.Comment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A scalar, alias, mapping or list as a file writes it, with its key if it has one, and the
 * comments that belong to it: the value of a key, an item of a list, a key, or the whole file.
 */
public final class DocumentNode {
  /** What a node is, and how a scalar is written. */
  public enum Form {
    /** A scalar without quotes, so that YAML decides its type. */
    PLAIN,
    /** A string in quotes of either kind. */
    QUOTED,
    /** A string on lines of its own below a bar. */
    LITERAL,
    /** Repeats what an anchor names. */
    ALIAS,
    MAPPING,
    LIST
  }

  /** Comments that editors look for at the top of a file. */
  private static final Pattern MODE_LINE =
      Pattern.compile("#\\s*(?:yaml-language-server:|-\\*-|vim:).*");

  /** What a scalar says, quotes and escapes resolved, or the anchor an alias names. */
  final String text;

  /** The name by which aliases repeat the node. */
  final @Nullable String anchor;

  /** Null for an item of a list, a key, and the whole file. */
  @Nullable DocumentNode key;

  /** The mapping or list it is part of; null for a key and for the whole file. */
  @Nullable DocumentNode parent;

  /** The comments on the lines above its key or, if it has none, above it. */
  final List<Comment> above = new ArrayList<>(0);

  /** Whether an empty line is right above it, below the comments. */
  boolean afterBlankLine;

  /**
   * Whether its lines hold nothing but its key, a colon, itself and comments, so that they can be
   * deleted, and others inserted after them.
   */
  boolean hasOwnLines = true;

  /** The comments after the last entry. */
  final List<Comment> tail = new ArrayList<>(0);

  /** The line on which it ends, from 1. */
  int lastLine;

  private final Form form;
  private final SourceLocation start;
  private final List<DocumentNode> entries = new ArrayList<>(0);
  private boolean flow;
  private String beside = "";

  /** A node without key, entries and comments. */
  DocumentNode(Form form, String text, @Nullable String anchor, SourceLocation start) {
    this.form = form;
    this.text = text;
    this.anchor = anchor;
    this.start = start;
  }

  public Form form() {
    return form;
  }

  /** Whether it is a null: nothing, or one of the words for it. */
  boolean isNull() {
    return form == Form.PLAIN && Scalars.isNull(text);
  }

  /** What its key says; empty if the key is an alias, or there is none. */
  public String name() {
    return key == null || key.form == Form.ALIAS ? "" : key.text;
  }

  /** The mapping or list it is part of; null for the whole file. */
  public @Nullable DocumentNode parent() {
    return parent;
  }

  /** The values with their keys, or the items, in order; none of a scalar or alias. */
  public List<DocumentNode> entries() {
    return Collections.unmodifiableList(entries);
  }

  /** The value of a key, or null. */
  public @Nullable DocumentNode child(String name) {
    for (DocumentNode entry : entries) {
      if (entry.name().equals(name)) {
        return entry;
      }
    }
    return null;
  }

  void add(DocumentNode entry) {
    entries.add(entry);
  }

  /** Where its key starts or, if it has none, where it starts. */
  public SourceLocation place() {
    return key == null ? start : key.start;
  }

  /** The last of its lines, which is that of its key if it is not written. */
  public int lastLine() {
    return lastLine;
  }

  /** As many spaces as there are characters before its key. */
  public String indentation() {
    return " ".repeat(place().column() - 1);
  }

  /** The spaces before the keys of a mapping in block style. */
  public String margin() {
    return " ".repeat(start.column() - 1);
  }

  /** Whether its lines can be deleted, and others inserted after them. */
  public boolean hasOwnLines() {
    return hasOwnLines;
  }

  /** Whether it is written between braces or brackets. */
  public boolean isFlow() {
    return flow;
  }

  /**
   * Writes a mapping or list between braces or brackets, where it fits on one line and holds no
   * comments, or else an entry a line.
   */
  public void setFlow(boolean flow) {
    this.flow = flow;
  }

  /** Whether it is an entry between braces or brackets. */
  public boolean isInFlow() {
    return parent != null && parent.flow;
  }

  /** Whether it, or something it is part of, has an anchor, so that an alias may repeat it. */
  public boolean isRepeatable() {
    return parent != null
        && (anchor != null || (key != null && key.anchor != null) || parent.isRepeatable());
  }

  /**
   * The comment at the end of the line of the key or, where it is not a mapping in block style, of
   * the node; starts with {@code #}, or is empty.
   */
  public String comment() {
    return beside;
  }

  /** Whether an empty line is above it and its comments. */
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
  private int headingSize() {
    if (afterBlankLine) {
      return above.size();
    }
    int last = above.size() - 1;
    while (last >= 0 && !above.get(last).afterBlankLine()) {
      last--;
    }
    return Math.max(0, last);
  }

  /**
   * Removes and returns the comments above it that stay at the top of the file that starts with it.
   */
  List<Comment> takeHead() {
    int size = headingSize();
    for (int i = size; i < above.size(); i++) {
      if (MODE_LINE.matcher(above.get(i).text()).matches()) {
        size = i + 1;
      }
    }
    return takeAbove(size);
  }

  private List<Comment> takeAbove(int size) {
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

  /**
   * Sorts the keys, each with the comments that belong to it. Where the first key changes, an empty
   * line above it stays where it is.
   */
  public void sort(Comparator<String> order) {
    if (!entries.isEmpty()) {
      sort(entries, 0, order);
    }
  }

  /**
   * Sorts the keys, but comments with an empty line below them are a heading: they stay in their
   * place, and so do the keys below them, which are sorted among themselves.
   */
  public void sortBelowHeadings(Comparator<String> order) {
    int start = 0;
    for (int i = 1; i <= entries.size(); i++) {
      if (i == entries.size() || entries.get(i).headingSize() > 0) {
        sort(entries.subList(start, i), entries.get(start).headingSize(), order);
        start = i;
      }
    }
  }

  private static void sort(List<DocumentNode> keys, int headingSize, Comparator<String> order) {
    DocumentNode wasFirst = keys.get(0);
    List<Comment> heading = wasFirst.takeAbove(headingSize);
    boolean followedBlankLine = wasFirst.followsBlankLine();
    keys.sort(Comparator.comparing(DocumentNode::name, order));
    DocumentNode first = keys.get(0);
    wasFirst.setFollowsBlankLine(first.followsBlankLine());
    first.setFollowsBlankLine(followedBlankLine);
    first.above.addAll(0, heading);
  }
}
