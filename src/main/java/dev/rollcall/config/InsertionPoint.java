package dev.rollcall.config;

import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.yaml.Outline;
import dev.rollcall.yaml.OutlineNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The key whose mapping holds entries, or is to hold some.
 *
 * @param place where it stands
 * @param outline of its file; null where that cannot be had
 * @param node null where no such key is to be found, as behind an alias
 * @param inner a key of the mapping that is still to be written and is to hold them instead
 */
record InsertionPoint(
    SourceLocation place,
    @Nullable Outline outline,
    @Nullable OutlineNode node,
    @Nullable String inner) {
  private static final String NO_LINES = "it does not stand on lines of its own";

  /** Why an entry's lines cannot be told, as a clause; null where they can. */
  static @Nullable String obstacle(@Nullable Outline outline, @Nullable OutlineNode node) {
    if (outline == null || node == null) {
      return "an alias puts it there";
    }
    if (node.isRepeatable()) {
      return "it has an anchor, so that an alias may repeat it";
    }
    if (!outline.hasOwnLines(node) || node.key() == null) {
      return inBraces(node) ? "it stands in braces" : NO_LINES;
    }
    return null;
  }

  private static boolean inBraces(OutlineNode node) {
    OutlineNode parent = node.parent();
    return parent != null && (parent.style() == OutlineNode.ValueStyle.FLOW || inBraces(parent));
  }

  /** Why no line can be put into the mapping, as a clause; null where one can. */
  @Nullable String obstacle() {
    String obstacle = obstacle(outline, node);
    if (obstacle != null || outline == null || node == null) {
      return obstacle;
    }
    return switch (node.style()) {
      case BLOCK -> null;
      case FLOW ->
          isEmpty() && outline.firstLine(node) == outline.lastLine(node)
              ? null
              : "its entries stand in braces";
      case ALIAS -> "an alias puts its entries there";
      case NOTHING, SCALAR, LIST -> NO_LINES;
    };
  }

  /** Whether its mapping has no entry: braces with nothing in them. */
  boolean isEmpty() {
    return node != null && node.children().isEmpty();
  }

  /** The blanks before its entries. */
  String margin(Outline file, OutlineNode key) {
    if (!key.children().isEmpty()) {
      return file.margin(key);
    }
    String one = file.indentation(key) + EntryFormatter.LEVEL;
    return inner == null ? one : one + EntryFormatter.LEVEL;
  }

  /** The lines above the first entry of a mapping that was empty. */
  List<String> opened(Outline file, OutlineNode key) {
    List<String> lines =
        new ArrayList<>(EntryFormatter.opened(file, key, String.valueOf(key.key())));
    if (inner != null) {
      lines.addAll(EntryFormatter.opening(file.indentation(key) + EntryFormatter.LEVEL, inner));
    }
    return lines;
  }
}
