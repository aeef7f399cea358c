package dev.rollcall.plan;

import dev.rollcall.diagnostic.Edit;
import dev.rollcall.model.Address;
import dev.rollcall.model.DeclarationChange;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plan read from the live side: all that differs, by class.
 *
 * @param plan whose changes these are
 * @param together the edits that adopt all that can be adopted at once: one by one, the last of a
 *     mapping to go would not know that it is the last
 */
public record Drift(Plan plan, List<Reconciliation> drifted, List<Edit> together) {
  /**
   * A change seen from the live side: what differs, and what the files would have to say for it not
   * to.
   *
   * @param amendments with them the change is no longer planned, and no other one is for it; empty
   *     where there is an obstacle
   * @param along addresses of other changes that have to be adopted, too
   * @param obstacle why it cannot be adopted, in clauses for a person, or null where it can
   */
  public record Deviation(
      Change change,
      DriftClass driftClass,
      List<DeclarationChange> amendments,
      List<Address> along,
      @Nullable String obstacle) {
    public Deviation {
      amendments =
          amendments.stream().sorted(Comparator.comparing(DeclarationChange::address)).toList();
      along = along.stream().sorted().toList();
    }
  }

  /**
   * A deviation with both ways to end it.
   *
   * @param edits what adopting it alone takes in the files; empty where there is an obstacle
   */
  public record Reconciliation(Deviation deviation, List<Edit> edits, Revert revert) {
    public Reconciliation {
      edits = List.copyOf(edits);
    }
  }

  /**
   * The narrowest apply that reverts a deviation to what the files say.
   *
   * @param option what has to be added to the command for it to be that narrow; may be empty
   * @param changes how many changes it carries out, this one included
   * @param verdict what the guards say of exactly these
   */
  public record Revert(String option, int changes, Verdict verdict) {}

  public Drift {
    drifted =
        drifted.stream()
            .sorted(Comparator.comparing((Reconciliation one) -> one.deviation().driftClass()))
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
