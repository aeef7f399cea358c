package dev.rollcall.operation;

import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import java.util.List;

/** Somebody who is shown a plan before anything of it is done. */
public interface Approver {
  /** What was said to a plan. */
  enum Decision {
    /** Yes, said before the plan was made: no time has passed. */
    PRE_APPROVED,
    /** Yes, after reading: the live state may have moved meanwhile. */
    APPROVED,
    NO
  }

  /** Shows a plan that the guards allow and that has changes, and what of it is withheld. */
  Decision ask(Plan plan, List<Change> withheld);
}
