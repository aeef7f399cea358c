package dev.rollcall.plan;

import java.util.Map;

/**
 * Counts.
 *
 * @param actions how many changes of each action, those without any included
 * @param waiting people
 * @param waitingAccess memberships and grants
 */
public record PlanSummary(
    Map<Action, Integer> actions, int waiting, int waitingAccess, int unmanaged) {
  /** How many changes of one action. */
  public int of(Action action) {
    return actions.getOrDefault(action, 0);
  }

  /** All changes. */
  public int changes() {
    return actions.values().stream().mapToInt(Integer::intValue).sum();
  }
}
