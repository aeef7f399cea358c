package dev.rollcall.operation;

import dev.rollcall.apply.ApplyReport;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.SavedChange;
import dev.rollcall.plan.Staleness;
import java.util.List;

/** How an apply ended. */
public sealed interface ApplyResult {
  /** The guards refuse the plan; nothing was sent. */
  record Blocked(Plan plan) implements ApplyResult {}

  /** What was approved no longer holds; nothing was sent. */
  record Stale(Staleness staleness, Plan now) implements ApplyResult {}

  /** The question was answered no; nothing was sent. */
  record Declined(Plan plan) implements ApplyResult {}

  /** There was nothing to apply. */
  record NothingToDo(Plan plan, List<Change> withheld, List<SavedChange> dropped)
      implements ApplyResult {}

  /**
   * The plan was carried out as far as the report says.
   *
   * @param plan what was to be applied
   * @param withheld changes left for another run, because it was asked for
   * @param dropped approved resends to people who joined meanwhile
   */
  record Completed(Plan plan, ApplyReport report, List<Change> withheld, List<SavedChange> dropped)
      implements ApplyResult {}
}
