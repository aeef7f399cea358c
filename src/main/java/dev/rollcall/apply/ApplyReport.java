package dev.rollcall.apply;

import dev.rollcall.apply.Outcome.Status;
import dev.rollcall.plan.Action;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a plan.
 *
 * @param header of the plan
 * @param results every change of the plan once, in the plan's order
 * @param stopped why the run ended early or could not be recorded, or null where neither happened
 */
public record ApplyReport(
    Plan.Header header,
    Instant startedAt,
    Instant finishedAt,
    List<Result> results,
    @Nullable String stopped) {
  /** A change and what became of it. */
  public record Result(Change change, Outcome outcome) {}

  public ApplyReport {
    results = List.copyOf(results);
  }

  /**
   * What becomes of a plan where only a person can write: every change is handed over.
   *
   * @throws IllegalArgumentException if guards refuse the plan
   */
  public static ApplyReport handedOver(Plan plan, Instant at) {
    Applier.checkAllowed(plan);
    List<Result> results =
        plan.changes().stream().map(c -> new Result(c, Outcome.HANDED_OVER)).toList();
    return new ApplyReport(plan.header(), at, at, results, null);
  }

  /** Whether every change is applied, or handed over: nothing is left for rollcall to do. */
  public boolean complete() {
    return count(Status.APPLIED) + count(Status.HANDED_OVER) == results.size();
  }

  /**
   * Whether any change is applied, or may be. A run that is neither complete nor this changed
   * nothing.
   */
  public boolean hasEffect() {
    return count(Status.APPLIED) + count(Status.UNKNOWN) > 0;
  }

  /** How many changes ended so. */
  public int count(Status status) {
    return (int) results.stream().filter(one -> one.outcome().status() == status).count();
  }

  /** How many of the applied were found to hold. */
  public int alreadySo() {
    return (int) results.stream().filter(one -> one.outcome().equals(Outcome.ALREADY_SO)).count();
  }

  /** How many changes of each action were applied. */
  public Map<Action, Integer> applied() {
    Map<Action, Integer> applied = new EnumMap<>(Action.class);
    for (Result result : results) {
      if (result.outcome().status() == Status.APPLIED) {
        applied.merge(result.change().step().action(), 1, Integer::sum);
      }
    }
    return applied;
  }
}
