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
public record Selection(List<Change> changes, List<Change> withheld) {
  /**
   * What a run is asked to leave for another.
   *
   * @param removals whether changes that take access away are withheld
   * @param undue whether changes are withheld that no day brought about
   */
  public record Withholding(boolean removals, boolean undue) {
    /** Nothing is withheld. */
    public static final Withholding NONE = new Withholding(false, false);

    private boolean withholds(Change change) {
      return (removals && change.takesAway()) || (undue && change.cause() != Cause.TIME);
    }
  }

  /** Splits changes; one that requires something withheld is withheld with it. */
  static Selection of(List<Change> changes, Withholding withholding) {
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
    return new Selection(kept, withheld);
  }
}
