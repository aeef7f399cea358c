package dev.rollcall.apply;

import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import java.time.Instant;
import java.util.List;
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
        plan.changes().stream().map(c -> new Result(c, new Outcome.HandedOver())).toList();
    return new ApplyReport(plan.header(), at, at, results, null);
  }

  /** Whether every change is applied, or handed over: nothing is left for rollcall to do. */
  public boolean complete() {
    return results.stream()
        .map(Result::outcome)
        .allMatch(o -> o instanceof Outcome.Applied || o instanceof Outcome.HandedOver);
  }

  /**
   * Whether any change is applied, or may be. A run that is neither complete nor this changed
   * nothing.
   */
  public boolean hasEffect() {
    return results.stream()
        .map(Result::outcome)
        .anyMatch(o -> o instanceof Outcome.Applied || o instanceof Outcome.Unknown);
  }

  /** Counts, for the last line of a report. */
  public ApplySummary summary() {
    return ApplySummary.of(results);
  }
}
