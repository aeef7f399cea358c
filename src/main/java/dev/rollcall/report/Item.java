package dev.rollcall.report;

import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.report.Span.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a section with what belongs to it. Built once, then only read. For the words of its
 * methods see {@link Span#line}.
 */
final class Item {
  /** What a line is in a document. */
  enum Block {
    BULLET,
    PARAGRAPH,
    TITLE,
    SUBTITLE,
    /** The alerts of GitHub and GitLab. */
    CAUTION,
    WARNING,
    IMPORTANT
  }

  /**
   * Lines that are copied.
   *
   * @param lines safe to print
   */
  record Code(Target target, String language, List<String> lines) {}

  final Block block;
  final List<Span> spans = new ArrayList<>();
  final List<Span> remark = new ArrayList<>();
  final List<Item> children = new ArrayList<>();

  /** Indentation relative to the parent, in columns; text only. */
  int indent;

  /** How many children a document shows; the others are only counted. */
  int maxChildren = Integer.MAX_VALUE;

  /** The heading a diff puts above it and those that follow with the same one. */
  @Nullable String group;

  @Nullable Code code;

  private Item(Block block, int indent) {
    this.block = block;
    this.indent = indent;
  }

  /** An item of a list. */
  static Item of(String words, Span... pieces) {
    return new Item(Block.BULLET, 2).and(words, pieces);
  }

  /** A line of its own, in a document a paragraph. */
  static Item paragraph(String words, Span... pieces) {
    return block(Block.PARAGRAPH, words, pieces);
  }

  static Item block(Block block, String words, Span... pieces) {
    return new Item(block, 0).and(words, pieces);
  }

  Item and(String words, Span... pieces) {
    spans.addAll(Span.line(Target.BOTH, words, pieces));
    return this;
  }

  Item text(String words, Span... pieces) {
    spans.addAll(Span.line(Target.TEXT, words, pieces));
    return this;
  }

  Item document(String words, Span... pieces) {
    spans.addAll(Span.line(Target.DOCUMENT, words, pieces));
    return this;
  }

  /** Separates a subject from what is said about it. */
  Item dash() {
    return text(": ").document(" – ");
  }

  /** A remark at the end of the line. */
  Item remark(Target target, String words, Span... pieces) {
    remark.addAll(Span.line(target, words, pieces));
    return this;
  }

  /** The place of the declaration, at the end of the remark. */
  Item place(Target target, @Nullable SourceLocation source) {
    return source == null ? this : remark(target, " ({})", Span.name(Wording.place(source)));
  }

  Item children(Collection<Item> further) {
    children.addAll(further);
    return this;
  }

  Item indent(int columns) {
    indent = columns;
    return this;
  }

  Item maxChildren(int most) {
    maxChildren = most;
    return this;
  }

  Item group(String heading) {
    group = heading;
    return this;
  }

  Item yaml(List<String> lines) {
    code = new Code(Target.BOTH, "yaml", lines.stream().map(SafeText::of).toList());
    return this;
  }

  /** A command, for documents: text has it within its line. */
  Item shell(String command) {
    code = new Code(Target.DOCUMENT, "sh", List.of(SafeText.of(command)));
    return this;
  }

  Item paste(String text) {
    code = new Code(Target.BOTH, "text", List.of(SafeText.copyable(text)));
    return this;
  }

  boolean isShownIn(Target printer) {
    return spans.stream().anyMatch(span -> span.target().includes(printer));
  }
}
