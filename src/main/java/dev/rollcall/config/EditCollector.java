package dev.rollcall.config;

import dev.rollcall.diagnostic.Edit;
import dev.rollcall.yaml.Outline;
import dev.rollcall.yaml.OutlineNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Edits in the making: a mapping that loses all its entries, or gets its first, changes, too. */
final class EditCollector {
  private final List<Edit> edits = new ArrayList<>();
  private final Map<OutlineNode, EmptiedMapping> emptyings = new LinkedHashMap<>();
  private final Map<OutlineNode, FilledMapping> openings = new LinkedHashMap<>();
  private final Set<OutlineNode> growing = new HashSet<>();

  private record EmptiedMapping(String file, Outline outline, Set<OutlineNode> gone) {}

  private record FilledMapping(InsertionPoint holder, Outline outline, List<String> lines) {}

  void add(Edit edit) {
    edits.add(edit);
  }

  void delete(String file, Outline outline, OutlineNode node) {
    edits.add(
        Edit.delete(
            file, outline.firstLine(node), outline.lastLine(node), String.valueOf(node.key())));
    OutlineNode mapping = node.parent();
    if (mapping != null) {
      emptyings
          .computeIfAbsent(mapping, m -> new EmptiedMapping(file, outline, new HashSet<>()))
          .gone
          .add(node);
    }
  }

  /** Puts something into a mapping that is not empty. */
  void insert(OutlineNode key, Edit edit) {
    growing.add(key);
    edits.add(edit);
  }

  /** Puts lines into a mapping that is empty. */
  void open(InsertionPoint holder, Outline outline, OutlineNode key, List<String> lines) {
    openings
        .computeIfAbsent(
            key,
            k -> new FilledMapping(holder, outline, new ArrayList<>(holder.opened(outline, k))))
        .lines
        .addAll(lines);
  }

  /** All of them, by file and line. */
  List<Edit> toList() {
    List<Edit> all = new ArrayList<>(edits);
    emptyings.forEach(
        (mapping, emptying) -> {
          if (emptying.gone.size() == mapping.children().size() && !growing.contains(mapping)) {
            all.add(emptied(emptying, mapping));
          }
        });
    openings.forEach((key, opening) -> all.add(opened(opening, key)));
    return all.stream().sorted().toList();
  }

  private static Edit emptied(EmptiedMapping emptying, OutlineNode mapping) {
    int line = emptying.outline.firstLine(mapping);
    String key = String.valueOf(mapping.key());
    List<String> lines = EntryFormatter.emptied(emptying.outline, mapping, key);
    return Edit.replace(emptying.file, line, line, lines, key);
  }

  private static Edit opened(FilledMapping opening, OutlineNode key) {
    int line = opening.outline.firstLine(key);
    return Edit.replace(
        opening.holder.place().file(), line, line, opening.lines, String.valueOf(key.key()));
  }
}
