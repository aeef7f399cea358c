package dev.rollcall.config;

import dev.rollcall.model.Entry;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Window;
import dev.rollcall.yaml.Outline;
import dev.rollcall.yaml.OutlineNode;
import dev.rollcall.yaml.SafeText;
import dev.rollcall.yaml.YamlWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Entries as the lines of a file. */
final class EntryFormatter {
  /** What is added to the margin for each level. */
  static final String LEVEL = "  ";

  private EntryFormatter() {}

  /** One entry, on one line unless its key is too long for that. */
  static List<String> entry(String margin, String key, Entry entry) {
    return lines(margin, out -> write(out, key, entry));
  }

  /** A whole group. */
  static List<String> group(String margin, String name, Map<Principal, Entry> members) {
    return lines(
        margin,
        out -> {
          out.open(name);
          if (members.isEmpty()) {
            out.emptyMapping("members");
          } else {
            out.open("members");
            for (Map.Entry<Principal, Entry> member : members.entrySet()) {
              write(out, ProjectWriter.key(member.getKey(), "members"), member.getValue());
            }
          }
        });
  }

  /** The line of a key above what is to come. */
  static List<String> opening(String margin, String key) {
    return lines(margin, out -> out.open(key));
  }

  /** The line of a key below which nothing is left. */
  static List<String> emptied(Outline file, OutlineNode node, String key) {
    return withComment(
        lines(file.indentation(node), out -> out.emptyMapping(key)), file.comment(node));
  }

  /** The lines of a key whose empty mapping is to hold something. */
  static List<String> opened(Outline file, OutlineNode node, String key) {
    return withComment(opening(file.indentation(node), key), file.comment(node));
  }

  /** The lines of an entry that is declared otherwise: as few of them differ as can be. */
  static List<String> rewritten(Outline file, OutlineNode node, String key, Entry entry) {
    if (node.style() == OutlineNode.ValueStyle.BLOCK && canBeKept(file, node)) {
      return inPlace(file, node, entry);
    }
    List<String> lines = entry(file.indentation(node), key, entry);
    return file.firstLine(node) == file.lastLine(node)
        ? withComment(lines, file.comment(node))
        : lines;
  }

  private static boolean canBeKept(Outline file, OutlineNode node) {
    for (int line = file.firstLine(node); line <= file.lastLine(node); line++) {
      if (!SafeText.isSafe(file.line(line))) {
        return false;
      }
    }
    return node.children().stream().allMatch(file::hasOwnLines);
  }

  private static List<String> inPlace(Outline file, OutlineNode node, Entry entry) {
    List<String> lines = new ArrayList<>(List.of(file.line(file.firstLine(node))));
    OutlineNode role = node.child("role");
    if (role == null) {
      String margin = file.indentation(node.children().get(0));
      lines.addAll(lines(margin, out -> out.text("role", entry.role().name())));
    }
    for (int line = file.firstLine(node) + 1; line <= file.lastLine(node); line++) {
      if (role != null && line == file.firstLine(role)) {
        lines.addAll(
            withComment(
                lines(file.indentation(role), out -> out.text("role", entry.role().name())),
                file.comment(role)));
      } else if (!isDropped(file, node, line, entry.window())) {
        lines.add(file.line(line));
      }
    }
    return lines;
  }

  /** Whether a line belongs to a bound that the entry has no more, or to the rest of its role. */
  private static boolean isDropped(Outline file, OutlineNode node, int line, Window window) {
    return isOf(file, node.child("role"), line)
        || (window.from() == null && isOf(file, node.child("from"), line))
        || (window.until() == null && isOf(file, node.child("until"), line));
  }

  private static boolean isOf(Outline file, @Nullable OutlineNode node, int line) {
    return node != null && line >= file.firstLine(node) && line <= file.lastLine(node);
  }

  private static void write(YamlWriter out, String key, Entry entry) throws IOException {
    Map<String, Object> pairs = new LinkedHashMap<>();
    pairs.put("role", entry.role().name());
    if (entry.window().from() != null) {
      pairs.put("from", entry.window().from());
    }
    if (entry.window().until() != null) {
      pairs.put("until", entry.window().until());
    }
    if (entry.note() != null) {
      pairs.put("note", entry.note());
    }
    if (pairs.size() == 1) {
      out.text(key, entry.role().name());
    } else {
      out.flow(key, pairs);
    }
  }

  /** A comment is kept if it can be shown as it is. */
  private static List<String> withComment(List<String> lines, String comment) {
    if (comment.isEmpty() || !SafeText.isSafe(comment)) {
      return lines;
    }
    List<String> with = new ArrayList<>(lines);
    int last = with.size() - 1;
    with.set(last, with.get(last) + " " + comment);
    return with;
  }

  private static List<String> lines(String margin, LinesContent content) {
    StringWriter text = new StringWriter();
    try {
      content.to(new YamlWriter(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().lines().map(margin::concat).toList();
  }

  private interface LinesContent {
    void to(YamlWriter out) throws IOException;
  }
}
