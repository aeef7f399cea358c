package dev.rollcall.config;

import dev.rollcall.yaml.CollectionEntry;
import dev.rollcall.yaml.CollectionNode;
import dev.rollcall.yaml.Comment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts the keys of mappings in order, each with the comments that belong to it. Where the first key
 * changes, an empty line above it stays where it is: the new first key is parted from what stands
 * before it as the old one was.
 */
final class KeySorter {
  private final boolean fixed;

  /**
   * An order of keys.
   *
   * @param fixed whether keys stay as they are: an alias may not come before its anchor
   */
  KeySorter(boolean fixed) {
    this.fixed = fixed;
  }

  /** The same mapping with its keys in order. */
  CollectionNode sort(CollectionNode block, Comparator<String> order) {
    return fixed || block.entries().isEmpty()
        ? block
        : block.with(sorted(block.entries(), List.of(), order));
  }

  /**
   * The same list of names in order. Comments with an empty line beneath them are a heading: they
   * stay in their place, and so do the names beneath them, in an order of their own.
   */
  CollectionNode sortNames(CollectionNode block, Comparator<String> order) {
    if (fixed) {
      return block;
    }
    List<CollectionEntry> all = new ArrayList<>();
    List<CollectionEntry> run = new ArrayList<>();
    List<Comment> heading = List.of();
    for (CollectionEntry entry : block.entries()) {
      if (!entry.heading().isEmpty()) {
        all.addAll(sorted(run, heading, order));
        run.clear();
        heading = entry.heading();
      }
      run.add(entry.withoutFirst(entry.heading().size()));
    }
    all.addAll(sorted(run, heading, order));
    return block.with(all);
  }

  private static List<CollectionEntry> sorted(
      List<CollectionEntry> entries, List<Comment> heading, Comparator<String> order) {
    if (entries.isEmpty()) {
      return entries;
    }
    CollectionEntry wasFirst = entries.get(0);
    List<CollectionEntry> sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparing(CollectionEntry::name, order));
    boolean parted = sorted.get(0).followsBlankLine();
    sorted.set(sorted.indexOf(wasFirst), wasFirst.parted(parted));
    sorted.set(0, sorted.get(0).parted(wasFirst.followsBlankLine()).under(heading));
    return sorted;
  }
}
