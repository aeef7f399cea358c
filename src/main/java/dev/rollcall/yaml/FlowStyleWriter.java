package dev.rollcall.yaml;

import dev.rollcall.yaml.CollectionNode.CollectionKind;
import dev.rollcall.yaml.CollectionNode.Layout;
import dev.rollcall.yaml.Scalar.Form;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Writes mappings and lists between braces and brackets. */
final class FlowStyleWriter {
  private FlowStyleWriter() {}

  /** A block on one line, or null if that is not wanted, or it holds comments or lines of text. */
  static @Nullable String of(CollectionNode block) {
    boolean wanted = block.layout() == Layout.ONE_LINE || block.entries().isEmpty();
    if (!wanted || !block.tail().isEmpty()) {
      return null;
    }
    boolean mapping = block.kind() == CollectionKind.MAPPING;
    StringJoiner line =
        mapping ? new StringJoiner(", ", "{ ", " }") : new StringJoiner(", ", "[", "]");
    line.setEmptyValue(mapping ? "{}" : "[]");
    for (CollectionEntry entry : block.entries()) {
      String written = entry(entry);
      if (written == null) {
        return null;
      }
      line.add(written);
    }
    return ScalarFormatter.anchored(block.anchor(), line.toString());
  }

  private static @Nullable String entry(CollectionEntry entry) {
    boolean hasComments = !entry.above().isEmpty() || entry.beside() != null;
    String value = hasComments ? null : value(entry.value());
    DocumentNode key = entry.key();
    return value == null || key == null
        ? value
        : ScalarFormatter.withColon(key, ScalarFormatter.keyOnOneLine(key)) + " " + value;
  }

  private static @Nullable String value(DocumentNode value) {
    if (value instanceof CollectionNode block) {
      return of(block);
    }
    boolean lines = value instanceof Scalar scalar && scalar.form() == Form.LITERAL;
    return lines ? null : ScalarFormatter.valueOnOneLine(value);
  }
}
