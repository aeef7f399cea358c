package dev.rollcall.report;

import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.report.ColorMode.TextStyle;
import dev.rollcall.report.PageSection.ItemLayout;
import dev.rollcall.report.Span.Target;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints pages for a terminal: an empty line between sections, and only safe text. */
final class TextPrinter {
  private final ColorMode colors;
  private final Writer out;

  TextPrinter(ColorMode colors, Writer out) {
    this.colors = colors;
    this.out = out;
  }

  void print(Page page) throws IOException {
    for (Page.Nested nested : page.nested()) {
      line(TextStyle.STRONG, "== " + nested.heading());
      print(nested.page());
      out.write('\n');
    }
    String above = "";
    for (PageSection section : page.sections(Target.TEXT)) {
      out.write(above);
      print(section);
      above = "\n";
    }
    out.flush();
  }

  private void print(PageSection section) throws IOException {
    if (section.title != null) {
      out.write(safe(section.style, section.title + " (" + section.size + ")"));
      line(null, section.meaning == null ? "" : ": " + section.meaning);
    }
    print(section.opening.iterator(), 0);
    if (section.layout == ItemLayout.TABLE) {
      printTable(section);
    } else {
      print(section.items.get().limit(section.textMax).iterator(), 0);
    }
    if (section.size > section.textMax) {
      int more = section.size - section.textMax;
      line(null, "  and " + more + " more; --format json lists all of them");
    }
    print(section.ending.iterator(), 0);
  }

  private void print(Iterator<Item> items, int column) throws IOException {
    while (items.hasNext()) {
      Item item = items.next();
      if (item.isShownIn(Target.TEXT)) {
        print(item, column + item.indent);
      }
    }
  }

  private void print(Item item, int column) throws IOException {
    String remark = Span.plain(item.remark);
    out.write(" ".repeat(column) + spans(item.spans));
    line(TextStyle.REMARK, remark.isEmpty() ? "" : "  # " + remark);
    if (item.code != null && item.code.target().includes(Target.TEXT)) {
      for (String line : item.code.lines()) {
        out.write(" ".repeat(column + 2) + "| ");
        line(TextStyle.GAIN, line);
      }
    }
    print(item.children.iterator(), column);
  }

  /** Pieces of one style are made safe together: a command to a runner might span them. */
  private String spans(List<Span> spans) {
    StringBuilder line = new StringBuilder();
    StringBuilder run = new StringBuilder();
    TextStyle style = null;
    for (Span span : spans) {
      if (span.target().includes(Target.TEXT)) {
        if (span.style() != style) {
          line.append(safe(style, run.toString()));
          run.setLength(0);
          style = span.style();
        }
        run.append(span.plain());
      }
    }
    return line.append(safe(style, run.toString())).toString();
  }

  private void line(@Nullable TextStyle style, String text) throws IOException {
    out.write(safe(style, text) + "\n");
  }

  private String safe(@Nullable TextStyle style, String text) {
    return style == null ? SafeText.of(text) : colors.paint(style, SafeText.of(text));
  }

  private void printTable(PageSection section) throws IOException {
    List<List<String>> rows = new ArrayList<>(List.of(section.columns));
    section.items.get().map(TextPrinter::cells).forEach(rows::add);
    int[] widths = new int[section.columns.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    TextStyle style = TextStyle.STRONG;
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      line(style, line.toString().stripTrailing());
      style = TextStyle.REMARK;
    }
  }

  private static List<String> cells(Item row) {
    return row.spans.stream().map(span -> SafeText.of(span.text())).toList();
  }
}
