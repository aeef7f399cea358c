package dev.rollcall.config;

import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is declared in one place, be it in one file or many, in order. */
final class ContainerEntries {
  /** How many on each side are asked where somebody belongs. */
  private static final int NEAR = 3;

  private final NavigableMap<Principal, SourceLocation> places = new TreeMap<>();

  void add(Principal principal, @Nullable SourceLocation place) {
    if (place != null) {
      places.put(principal, place);
    }
  }

  /**
   * The file in which most of the nearest are declared; of two that have as many, the one with the
   * nearest. Null if there are none.
   */
  @Nullable String fileNear(Principal principal) {
    Map<String, Integer> votes = new HashMap<>();
    List<String> files = nearestFirst(principal);
    files.forEach(file -> votes.merge(file, 1, Integer::sum));
    String best = null;
    for (String file : files) {
      if (best == null || votes.getOrDefault(file, 0) > votes.getOrDefault(best, 0)) {
        best = file;
      }
    }
    return best;
  }

  private List<String> nearestFirst(Principal principal) {
    Iterator<SourceLocation> before =
        places.headMap(principal, false).descendingMap().values().iterator();
    Iterator<SourceLocation> after = places.tailMap(principal, false).values().iterator();
    List<String> files = new ArrayList<>();
    for (int i = 0; i < NEAR; i++) {
      if (before.hasNext()) {
        files.add(before.next().file());
      }
      if (after.hasNext()) {
        files.add(after.next().file());
      }
    }
    return files;
  }

  /** The place of the last one before the principal that is of some sort; null if there is none. */
  @Nullable SourceLocation lastBefore(Principal principal, Predicate<SourceLocation> sort) {
    return places.headMap(principal, false).descendingMap().values().stream()
        .filter(sort)
        .findFirst()
        .orElse(null);
  }
}
