package dev.rollcall.config;

import dev.rollcall.model.Names;
import dev.rollcall.yaml.CollectionNode;
import java.util.Comparator;
import java.util.List;

/** The canonical order of a kind of file, and what in it stands on one line. */
interface CanonicalLayout {
  /** The same mapping, arranged. Lists keep their order: it may mean something. */
  CollectionNode arrange(CollectionNode root, KeySorter keys);

  /** The keys named, in that order, before all others. */
  static Comparator<String> ranking(List<String> keys) {
    return Comparator.<String>comparingInt(
            key -> keys.contains(key) ? keys.indexOf(key) : keys.size())
        .thenComparing(Names.BY_CODE_POINT);
  }
}
