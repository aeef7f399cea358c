package dev.rollcall.operation;

import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import java.util.List;

/** Somebody who is shown a plan before anything of it is done. */
public interface Approval {
  /** What was said to a plan. */
  enum Answer {
    /** Yes, said before the plan was made: no time has passed. */
    YES_AT_ONCE,
    /** Yes, after reading: the live state may have moved meanwhile. */
    YES_AFTER_READING,
    NO
  }

  /** Shows a plan that the guards allow and that has changes, and what of it is withheld. */
  Answer ask(Plan plan, List<Change> withheld);
}
