package dev.rollcall.yaml;

import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.yaml.OutlineNode.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file that was found to be right, and where its keys stand in them. Line numbers
 * count from 1.
 */
public final class Outline {
  private final List<String> lines;
  private final OutlineNode root;
  private final Map<Position, OutlineNode> byKey = new HashMap<>();

  Outline(List<String> lines, OutlineNode root) {
    this.lines = lines;
    this.root = root;
    root.children().forEach(this::index);
  }

  private void index(OutlineNode node) {
    byKey.put(node.keyStart(), node);
    node.children().forEach(this::index);
  }

  /** The mapping that is the file. */
  public OutlineNode root() {
    return root;
  }

  /** The key that stands at a place, or null: what an alias repeats has no key there. */
  public @Nullable OutlineNode at(SourceLocation place) {
    return byKey.get(new Position(place.line() - 1, place.column() - 1));
  }

  /** The line a key begins on. */
  public int firstLine(OutlineNode node) {
    return node.keyStart().line() + 1;
  }

  /** The last line of a key's value, which is that of the key where there is no value. */
  public int lastLine(OutlineNode node) {
    return node.end().line() + 1;
  }

  /** A line as it stands there, without its end. */
  public String line(int number) {
    return lines.get(number - 1);
  }

  /** Blanks as far as the key stands from the margin. */
  public String indentation(OutlineNode node) {
    return " ".repeat(node.keyStart().column());
  }

  /** Blanks as far as the keys of a block stand from the margin. */
  public String margin(OutlineNode block) {
    return " ".repeat(block.start().column());
  }

  /**
   * Whether nothing but the key, a colon, its value and comments stands on its lines: then these
   * lines can go, and others can come after them.
   */
  public boolean hasOwnLines(OutlineNode node) {
    OutlineNode parent = node.parent();
    return parent != null
        && parent.style() == OutlineNode.ValueStyle.BLOCK
        && (parent.parent() == null || hasOwnLines(parent))
        && before(node).isBlank()
        && afterKey(node).startsWith(":")
        && isBlankOrComment(after(node));
  }

  /**
   * The comment behind the key where its value is a mapping, else behind the value; may be empty.
   */
  public String comment(OutlineNode node) {
    String rest =
        node.style() == OutlineNode.ValueStyle.BLOCK ? afterKey(node).substring(1) : after(node);
    return isBlankOrComment(rest) ? rest.strip() : "";
  }

  private String before(OutlineNode node) {
    return text(node.keyStart().line()).substring(0, offset(node.keyStart()));
  }

  private String afterKey(OutlineNode node) {
    return text(node.keyEnd().line()).substring(offset(node.keyEnd())).strip();
  }

  private String after(OutlineNode node) {
    return text(node.end().line()).substring(offset(node.end()));
  }

  private static boolean isBlankOrComment(String text) {
    return text.isBlank() || text.strip().startsWith("#");
  }

  /** The very end of a file may be a line that is none. */
  private String text(int index) {
    return index < lines.size() ? lines.get(index) : "";
  }

  private int offset(Position place) {
    return text(place.line()).offsetByCodePoints(0, place.column());
  }
}
