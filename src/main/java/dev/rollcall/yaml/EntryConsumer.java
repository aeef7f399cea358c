package dev.rollcall.yaml;

import java.util.List;

/** Takes a file entry by entry. */
public interface EntryConsumer {
  /**
   * One entry, to be used at once and let go.
   *
   * @param path the keys of the mapping this entry belongs to: none, or the top-level key
   * @param entry a mapping of one key out of the mapping at {@code path}, a {@link LocatedObject}
   *     at its key; at the top level its value, if it is a mapping or a list, is empty, and what it
   *     holds follows. Where the whole file is no mapping, that
   */
  void accept(List<String> path, Located entry);
}
