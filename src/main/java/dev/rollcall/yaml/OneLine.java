package dev.rollcall.yaml;

import dev.rollcall.yaml.Block.Kind;
import dev.rollcall.yaml.Block.Layout;
import dev.rollcall.yaml.Scalar.Form;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Writes mappings and lists between braces and brackets. */
final class OneLine {
  private OneLine() {}

  /** A block on one line, or null if that is not wanted, or it holds comments or lines of text. */
  static @Nullable String of(Block block) {
    boolean wanted = block.layout() == Layout.ONE_LINE || block.entries().isEmpty();
    if (!wanted || !block.tail().isEmpty()) {
      return null;
    }
    boolean mapping = block.kind() == Kind.MAPPING;
    StringJoiner line =
        mapping ? new StringJoiner(", ", "{ ", " }") : new StringJoiner(", ", "[", "]");
    line.setEmptyValue(mapping ? "{}" : "[]");
    for (BlockEntry entry : block.entries()) {
      String written = entry(entry);
      if (written == null) {
        return null;
      }
      line.add(written);
    }
    return ScalarText.anchored(block.anchor(), line.toString());
  }

  private static @Nullable String entry(BlockEntry entry) {
    boolean hasComments = !entry.above().isEmpty() || entry.beside() != null;
    String value = hasComments ? null : value(entry.value());
    Value key = entry.key();
    return value == null || key == null
        ? value
        : ScalarText.withColon(key, ScalarText.keyOnOneLine(key)) + " " + value;
  }

  private static @Nullable String value(Value value) {
    if (value instanceof Block block) {
      return of(block);
    }
    boolean lines = value instanceof Scalar scalar && scalar.form() == Form.LITERAL;
    return lines ? null : ScalarText.valueOnOneLine(value);
  }
}
