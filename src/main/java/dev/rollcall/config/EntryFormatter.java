package dev.rollcall.config;

import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.model.Entry;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Window;
import dev.rollcall.yaml.Document;
import dev.rollcall.yaml.DocumentNode;
import dev.rollcall.yaml.DocumentNode.Form;
import dev.rollcall.yaml.YamlWriter;
import java.io.IOException;
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
  static List<String> emptied(DocumentNode mapping) {
    return withComment(
        lines(mapping.indentation(), out -> out.emptyMapping(mapping.name())), mapping.comment());
  }

  /** The line of a key whose empty mapping is to hold something. */
  static List<String> opened(DocumentNode mapping) {
    return withComment(opening(mapping.indentation(), mapping.name()), mapping.comment());
  }

  /** The lines of an entry that is declared differently: as few of them change as possible. */
  static List<String> rewritten(Document file, DocumentNode old, Entry entry) {
    if (old.form() == Form.MAPPING && !old.isFlow() && canBeKept(file, old)) {
      return inPlace(file, old, entry);
    }
    List<String> lines = entry(old.indentation(), old.name(), entry);
    return old.place().line() == old.lastLine() ? withComment(lines, old.comment()) : lines;
  }

  private static boolean canBeKept(Document file, DocumentNode old) {
    for (int line = old.place().line(); line <= old.lastLine(); line++) {
      if (!SafeText.isSafe(file.line(line))) {
        return false;
      }
    }
    return old.entries().stream().allMatch(DocumentNode::hasOwnLines);
  }

  private static List<String> inPlace(Document file, DocumentNode old, Entry entry) {
    List<String> lines = new ArrayList<>(List.of(file.line(old.place().line())));
    DocumentNode role = old.child("role");
    if (role == null) {
      lines.addAll(role(old.entries().get(0), entry));
    }
    for (int line = old.place().line() + 1; line <= old.lastLine(); line++) {
      if (role != null && line == role.place().line()) {
        lines.addAll(withComment(role(role, entry), role.comment()));
      } else if (!isDropped(old, line, entry.window())) {
        lines.add(file.line(line));
      }
    }
    return lines;
  }

  private static List<String> role(DocumentNode beside, Entry entry) {
    return lines(beside.indentation(), out -> out.text("role", entry.role().name()));
  }

  /** Whether a line belongs to a date that the entry no longer has, or to the rest of its role. */
  private static boolean isDropped(DocumentNode old, int line, Window window) {
    return isOf(old.child("role"), line)
        || (window.from() == null && isOf(old.child("from"), line))
        || (window.until() == null && isOf(old.child("until"), line));
  }

  private static boolean isOf(@Nullable DocumentNode entry, int line) {
    return entry != null && line >= entry.place().line() && line <= entry.lastLine();
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

  private static List<String> lines(String margin, YamlWriter.Content content) {
    return YamlWriter.toText(content).lines().map(margin::concat).toList();
  }
}
