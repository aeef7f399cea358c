package dev.rollcall.yaml;

import dev.rollcall.yaml.CommentScanner.Comment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scalar, alias, mapping or list as a file writes it. */
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

  /** What a scalar says, quotes and escapes resolved, or the anchor an alias names. */
  final String text;

  /** The name by which aliases repeat the node. */
  final @Nullable String anchor;

  /** The comments after the last entry. */
  final List<Comment> tail = new ArrayList<>(0);

  /** The line on which it ends, from 1. */
  int lastLine;

  private final Form form;
  private final int column;
  private final List<DocumentEntry> entries = new ArrayList<>(0);
  private boolean flow;

  /**
   * A node without entries.
   *
   * @param column where the node starts, from 0
   */
  DocumentNode(Form form, String text, @Nullable String anchor, int column) {
    this.form = form;
    this.text = text;
    this.anchor = anchor;
    this.column = column;
  }

  public Form form() {
    return form;
  }

  /** Whether it is a null: nothing, or one of the words for it. */
  boolean isNull() {
    return form == Form.PLAIN && CoreSchema.isNull(text);
  }

  /** The keys with their values, or the items, in order; none of a scalar or alias. */
  public List<DocumentEntry> entries() {
    return Collections.unmodifiableList(entries);
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

  /** The spaces before the keys of a mapping in block style. */
  public String margin() {
    return " ".repeat(column);
  }

  void add(DocumentEntry entry) {
    entries.add(entry);
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

  private static void sort(List<DocumentEntry> keys, int headingSize, Comparator<String> order) {
    DocumentEntry wasFirst = keys.get(0);
    List<Comment> heading = wasFirst.takeAbove(headingSize);
    boolean followedBlankLine = wasFirst.followsBlankLine();
    keys.sort(Comparator.comparing(DocumentEntry::name, order));
    DocumentEntry first = keys.get(0);
    wasFirst.setFollowsBlankLine(first.followsBlankLine());
    first.setFollowsBlankLine(followedBlankLine);
    first.above.addAll(0, heading);
  }
}
