package dev.rollcall.plan;

import dev.rollcall.diagnostic.Edit;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A plan read from the live side: all that differs, by class.
 *
 * @param plan whose changes these are
 * @param together the edits that adopt all that can be adopted at once: one by one, the last of a
 *     mapping to go would not know that it is the last
 */
public record Drift(Plan plan, List<DriftEntry> drifted, List<Edit> together) {
  public Drift {
    drifted =
        drifted.stream()
            .sorted(Comparator.comparing((DriftEntry one) -> one.deviation().driftClass()))
            .toList();
    together = List.copyOf(together);
  }

  /** How many there are of each class that there is. */
  public Map<DriftClass, Integer> counts() {
    Map<DriftClass, Integer> counts = new EnumMap<>(DriftClass.class);
    drifted.forEach(one -> counts.merge(one.deviation().driftClass(), 1, Integer::sum));
    return counts;
  }

  /** What adopting all at once takes that adopting one by one does not say. */
  public List<Edit> editsOnlyInBatch() {
    Set<Edit> said = new HashSet<>();
    drifted.forEach(one -> said.addAll(one.edits()));
    return together.stream().filter(edit -> !said.contains(edit)).toList();
  }

  /** What adopting one by one says, and adopting all at once leaves as it is. */
  public List<Edit> editsNotInBatch() {
    Map<String, BitSet> touched = new HashMap<>();
    together.stream()
        .filter(edit -> edit.verb() != Edit.Verb.INSERT)
        .forEach(
            edit ->
                touched
                    .computeIfAbsent(edit.file(), file -> new BitSet())
                    .set(edit.first(), edit.last() + 1));
    return drifted.stream()
        .flatMap(one -> one.edits().stream())
        .filter(edit -> edit.verb() == Edit.Verb.REPLACE)
        .filter(edit -> !touched.getOrDefault(edit.file(), new BitSet()).get(edit.first()))
        .distinct()
        .sorted()
        .toList();
  }
}
