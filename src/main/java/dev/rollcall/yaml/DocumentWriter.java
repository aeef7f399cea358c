package dev.rollcall.yaml;

import dev.rollcall.yaml.Scalar.Form;
import java.util.List;

/**
 * Writes a document: two blanks a level, one line where a mapping or list may stand on one and fits
 * there, at most one empty line in a row, and none where a block begins.
 */
final class DocumentWriter {
  private final StringBuilder out = new StringBuilder();
  private int depth;
  private boolean begins = true;

  private DocumentWriter() {}

  static String write(Document document) {
    DocumentWriter writer = new DocumentWriter();
    writer.comments(document.head());
    if (document.root() instanceof CollectionNode block && !block.entries().isEmpty()) {
      writer.entries(block);
    } else {
      writer.value("", document.root(), "");
    }
    return writer.out.toString();
  }

  private void entries(CollectionNode block) {
    for (CollectionEntry entry : block.entries()) {
      comments(entry.above());
      blank(entry.afterBlankLine());
      entry(entry);
    }
    comments(block.tail());
  }

  private void comments(List<Comment> comments) {
    for (Comment comment : comments) {
      blank(comment.afterBlankLine());
      line(comment.text());
    }
  }

  private void entry(CollectionEntry entry) {
    String beside = entry.beside() == null ? "" : " " + entry.beside();
    if (entry.key() == null) {
      value("-", entry.value(), beside);
      return;
    }
    String key = ScalarFormatter.key(entry.key());
    if (LineWidth.isLongKey(key)) {
      line("? " + key + beside);
      value(":", entry.value(), "");
    } else {
      value(ScalarFormatter.withColon(entry.key(), key), entry.value(), beside);
    }
  }

  private void value(String lead, DocumentNode value, String beside) {
    if (value instanceof Scalar scalar && scalar.form() == Form.LITERAL) {
      literal(lead, scalar, beside);
    } else if (value instanceof CollectionNode block) {
      block(lead, block, beside);
    } else {
      line(joined(lead, ScalarFormatter.value(value)) + beside);
    }
  }

  private void block(String lead, CollectionNode block, String beside) {
    String line = FlowStyleWriter.of(block);
    boolean fits = line != null && !LineWidth.isLong(indent() + joined(lead, line));
    if (line != null && (fits || block.entries().isEmpty())) {
      line(joined(lead, line) + beside);
      return;
    }
    line(joined(lead, ScalarFormatter.anchored(block.anchor(), "")) + beside);
    begins = true;
    depth++;
    entries(block);
    depth--;
  }

  private void literal(String lead, Scalar scalar, String beside) {
    String bar = scalar.text().endsWith("\n") ? "|" : "|-";
    line(joined(lead, ScalarFormatter.anchored(scalar.anchor(), bar)) + beside);
    depth++;
    scalar.text().lines().forEach(this::line);
    depth--;
  }

  private static String joined(String lead, String written) {
    return lead.isEmpty() || written.isEmpty() ? lead + written : lead + " " + written;
  }

  private void blank(boolean wanted) {
    if (wanted && !begins) {
      out.append('\n');
    }
  }

  private void line(String text) {
    if (!text.isEmpty()) {
      out.append(indent()).append(text);
    }
    out.append('\n');
    begins = false;
  }

  private String indent() {
    return "  ".repeat(depth);
  }
}
