package dev.rollcall.yaml;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Takes a file piece by piece. */
public interface EntryConsumer {
  /**
   * One piece, to be used at once and let go.
   *
   * @param path the keys of the mapping this piece belongs to: none, or the top-level key
   * @param piece a mapping of one key out of the mapping at {@code path}, a {@link LocatedObject};
   *     at the top level its value, if it is a mapping or a list, is empty, and what it holds
   *     follows. Where the whole file is no mapping, that
   */
  void accept(List<String> path, JsonNode piece);
}
