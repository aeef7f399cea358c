package dev.rollcall.config;

import dev.rollcall.diagnostic.Edit;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.yaml.DocumentNode;
import dev.rollcall.yaml.DocumentNode.Form;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects edits. A mapping that loses all its entries, or gets its first, changes as well. */
final class EditCollector {
  private static final String NO_LINES = "it does not stand on lines of its own";

  private final List<Edit> edits = new ArrayList<>();
  private final Map<DocumentNode, Set<DocumentNode>> deleted = new LinkedHashMap<>();
  private final Map<DocumentNode, List<String>> filled = new LinkedHashMap<>();
  private final Set<DocumentNode> growing = new HashSet<>();

  /** Why the lines of an entry cannot be edited, as a clause; null if they can. */
  static @Nullable String obstacle(@Nullable DocumentNode entry) {
    if (entry == null) {
      return "an alias puts it there";
    }
    if (entry.isRepeatable()) {
      return "it has an anchor, so that an alias may repeat it";
    }
    if (entry.hasOwnLines()) {
      return null;
    }
    return entry.isInFlow() ? "it stands in braces" : NO_LINES;
  }

  /** An edit that a person has to make, for a reason. */
  void byHand(Edit edit, @Nullable String obstacle) {
    edits.add(Edit.byHand(edit, Objects.requireNonNull(obstacle)));
  }

  void delete(DocumentNode entry) {
    SourceLocation place = entry.place();
    edits.add(Edit.delete(place.file(), place.line(), entry.lastLine(), entry.name()));
    DocumentNode mapping = Objects.requireNonNull(entry.parent());
    deleted.computeIfAbsent(mapping, m -> new HashSet<>()).add(entry);
  }

  void replace(DocumentNode entry, List<String> lines, String about) {
    SourceLocation place = entry.place();
    edits.add(Edit.replace(place.file(), place.line(), entry.lastLine(), lines, about));
  }

  /**
   * Inserts an entry into a mapping that has some, or is empty.
   *
   * @param after the line after which it goes if the mapping has some
   * @param text its lines behind a margin
   */
  void insert(InsertionPoint point, int after, Function<String, List<String>> text, String about) {
    DocumentNode mapping = Objects.requireNonNull(point.mapping);
    List<String> lines = text.apply(point.margin(mapping));
    if (mapping.entries().isEmpty()) {
      filled.computeIfAbsent(mapping, point::opened).addAll(lines);
    } else {
      growing.add(mapping);
      edits.add(Edit.insert(mapping.place().file(), after, lines, about));
    }
  }

  /** All edits, by file and line. */
  List<Edit> toList() {
    List<Edit> all = new ArrayList<>(edits);
    deleted.forEach(
        (mapping, entries) -> {
          if (entries.size() == mapping.entries().size() && !growing.contains(mapping)) {
            all.add(replaceKey(mapping, EntryFormatter.emptied(mapping)));
          }
        });
    filled.forEach((mapping, lines) -> all.add(replaceKey(mapping, lines)));
    return all.stream().sorted().toList();
  }

  private static Edit replaceKey(DocumentNode mapping, List<String> lines) {
    SourceLocation place = mapping.place();
    return Edit.replace(place.file(), place.line(), place.line(), lines, mapping.name());
  }

  /**
   * Where new entries go.
   *
   * @param place of the mapping's key, or as near as is known
   * @param mapping null where no such key is found, as behind an alias
   * @param inner a key of the mapping that is still to be written and is to hold the entries
   */
  record InsertionPoint(
      SourceLocation place, @Nullable DocumentNode mapping, @Nullable String inner) {
    /** Why no line can be inserted, as a clause; null if one can. */
    @Nullable String obstacle() {
      String obstacle = EditCollector.obstacle(mapping);
      if (obstacle != null || mapping == null) {
        return obstacle;
      }
      if (mapping.form() != Form.MAPPING) {
        return mapping.form() == Form.ALIAS ? "an alias puts its entries there" : NO_LINES;
      }
      boolean emptyOnOneLine =
          mapping.entries().isEmpty() && mapping.lastLine() == mapping.place().line();
      return mapping.isFlow() && !emptyOnOneLine ? "its entries stand in braces" : null;
    }

    private String margin(DocumentNode entry) {
      if (!entry.entries().isEmpty()) {
        return entry.margin();
      }
      String levels = inner == null ? EntryFormatter.LEVEL : EntryFormatter.LEVEL.repeat(2);
      return entry.indentation() + levels;
    }

    /** The lines above the first entry of a mapping that was empty. */
    private List<String> opened(DocumentNode entry) {
      List<String> lines = new ArrayList<>(EntryFormatter.opened(entry));
      if (inner != null) {
        String margin = entry.indentation() + EntryFormatter.LEVEL;
        lines.addAll(EntryFormatter.opening(margin, inner));
      }
      return lines;
    }
  }
}
