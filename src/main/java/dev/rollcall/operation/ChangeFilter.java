package dev.rollcall.operation;

import dev.rollcall.plan.Cause;
import dev.rollcall.plan.Change;

/**
 * What a run leaves for another one.
 *
 * @param removals whether changes that take access away are withheld
 * @param notDue whether changes are withheld that are not caused by a date
 */
public record ChangeFilter(boolean removals, boolean notDue) {
  /** Nothing is withheld. */
  public static final ChangeFilter NONE = new ChangeFilter(false, false);

  boolean withholds(Change change) {
    return (removals && change.reducesAccess()) || (notDue && change.cause() != Cause.TIME);
  }
}
