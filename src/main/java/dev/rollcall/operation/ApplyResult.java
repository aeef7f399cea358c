package dev.rollcall.operation;

import dev.rollcall.apply.ApplyReport;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.SavedChange;
import dev.rollcall.plan.Staleness;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an apply ended.
 *
 * @param plan the changes to be applied; where the approved plan is stale, the plan as it is now
 * @param withheld changes left for another run, as the filter asks
 * @param dropped approved resends to people who joined in the meantime
 * @param staleness of the approved plan, where it is {@link ApplyStatus#STALE}
 * @param report what was done, where it is {@link ApplyStatus#COMPLETED}
 */
public record ApplyResult(
    ApplyStatus status,
    Plan plan,
    List<Change> withheld,
    List<SavedChange> dropped,
    @Nullable Staleness staleness,
    @Nullable ApplyReport report) {
  /** Only {@link #COMPLETED} sent anything. */
  public enum ApplyStatus {
    /** The guards refuse the plan. */
    BLOCKED,
    /** The approved plan no longer holds. */
    STALE,
    /** The operator answered no. */
    DECLINED,
    NOTHING_TO_DO,
    /** The plan was carried out as far as the report says. */
    COMPLETED
  }

  static ApplyResult notSent(ApplyStatus status, Plan plan) {
    return new ApplyResult(status, plan, List.of(), List.of(), null, null);
  }

  static ApplyResult stale(Staleness staleness, Plan now) {
    return new ApplyResult(ApplyStatus.STALE, now, List.of(), List.of(), staleness, null);
  }
}
