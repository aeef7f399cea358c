package dev.rollcall.apply;

import dev.rollcall.plan.Action;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Counts of outcomes; the five of them add up to the plan's changes.
 *
 * @param actions how many changes of each action were applied, those without any included
 * @param alreadySo how many of the applied were found to hold
 */
public record ApplySummary(
    Map<Action, Integer> actions,
    int applied,
    int alreadySo,
    int failed,
    int notAttempted,
    int unknown,
    int handedOver) {
  /** How many changes of one action were applied. */
  public int of(Action action) {
    return actions.getOrDefault(action, 0);
  }

  static ApplySummary of(List<ApplyReport.Result> results) {
    Map<Action, Integer> actions = new EnumMap<>(Action.class);
    for (Action action : Action.values()) {
      actions.put(action, 0);
    }
    results.stream()
        .filter(result -> result.outcome() instanceof Outcome.Applied)
        .forEach(result -> actions.merge(result.change().step().action(), 1, Integer::sum));
    List<Outcome> outcomes = results.stream().map(ApplyReport.Result::outcome).toList();
    return new ApplySummary(
        actions,
        count(outcomes, Outcome.Applied.class),
        (int) outcomes.stream().filter(new Outcome.Applied(true)::equals).count(),
        count(outcomes, Outcome.Failed.class),
        count(outcomes, Outcome.NotAttempted.class),
        count(outcomes, Outcome.Unknown.class),
        count(outcomes, Outcome.HandedOver.class));
  }

  private static int count(List<Outcome> outcomes, Class<? extends Outcome> type) {
    return (int) outcomes.stream().filter(type::isInstance).count();
  }
}
