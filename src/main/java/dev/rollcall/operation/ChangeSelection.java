package dev.rollcall.operation;

import dev.rollcall.model.Address;
import dev.rollcall.plan.Cause;
import dev.rollcall.plan.Change;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The part of a plan one run applies.
 *
 * @param changes to be applied, in the plan's order
 * @param withheld the others
 */
public record ChangeSelection(List<Change> changes, List<Change> withheld) {
  /**
   * What a run is asked to leave for another.
   *
   * @param removals whether changes that take access away are withheld
   * @param notDue whether changes are withheld that no day brought about
   */
  public record ChangeFilter(boolean removals, boolean notDue) {
    /** Nothing is withheld. */
    public static final ChangeFilter NONE = new ChangeFilter(false, false);

    private boolean withholds(Change change) {
      return (removals && change.reducesAccess()) || (notDue && change.cause() != Cause.TIME);
    }
  }

  /** Splits changes; one that requires something withheld is withheld with it. */
  static ChangeSelection of(List<Change> changes, ChangeFilter withholding) {
    List<Change> kept = new ArrayList<>();
    List<Change> withheld = new ArrayList<>();
    Set<Address> missing = new HashSet<>();
    Predicate<Change> lacks = change -> change.requires().stream().anyMatch(missing::contains);
    for (Change change : changes) {
      if (withholding.withholds(change) || lacks.test(change)) {
        withheld.add(change);
        if (change.before() == null) {
          missing.add(change.address());
        }
      } else {
        kept.add(change);
      }
    }
    return new ChangeSelection(kept, withheld);
  }
}
