package dev.rollcall.report;

import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.report.Span.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of a section with what belongs to it. Built once, then only read. */
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
  record Code(Target target, String language, List<String> lines) {
    static Code yaml(List<String> lines) {
      return new Code(Target.BOTH, "yaml", lines.stream().map(SafeText::of).toList());
    }

    /** A command, where text has it within its line. */
    static Code shell(String command) {
      return new Code(Target.DOCUMENT, "sh", List.of(SafeText.of(command)));
    }

    static Code paste(String text) {
      return new Code(Target.BOTH, "text", List.of(SafeText.copyable(text)));
    }
  }

  final Block block;
  final List<Span> spans = new ArrayList<>();
  final List<Span> remark = new ArrayList<>();
  final List<Item> children = new ArrayList<>();

  /** How many columns further in than what it belongs to; text only. */
  int indent;

  /** How many children a document shows; the rest is counted. */
  int maxChildren = Integer.MAX_VALUE;

  /** The heading a diff puts above it and those that follow with the same one. */
  @Nullable String group;

  @Nullable Code code;

  private Item(Block block, int indent) {
    this.block = block;
    this.indent = indent;
  }

  /** An item of a list. */
  static Item of(Span... spans) {
    return new Item(Block.BULLET, 2).and(Target.BOTH, spans);
  }

  /** A line of its own, in a document a paragraph. */
  static Item paragraph(Span... spans) {
    return paragraph(Block.PARAGRAPH, spans);
  }

  static Item paragraph(Block block, Span... spans) {
    return new Item(block, 0).and(Target.BOTH, spans);
  }

  /** Continues its line, in one printer or both. */
  Item and(Target target, Span... further) {
    add(spans, target, further);
    return this;
  }

  /** What is said about it at the end of its line. */
  Item remark(Target target, Span... further) {
    add(remark, target, further);
    return this;
  }

  private static void add(List<Span> list, Target target, Span... spans) {
    for (Span span : spans) {
      list.add(target == Target.BOTH ? span : span.in(target));
    }
  }

  Item indent(int columns) {
    indent = columns;
    return this;
  }

  Item group(String heading) {
    group = heading;
    return this;
  }

  Item code(@Nullable Code lines) {
    code = lines;
    return this;
  }

  Item children(Collection<Item> further) {
    children.addAll(further);
    return this;
  }

  Item maxChildren(int most) {
    maxChildren = most;
    return this;
  }

  boolean isShownIn(Target printer) {
    return spans.stream().anyMatch(span -> span.target().includes(printer));
  }
}
