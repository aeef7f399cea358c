package dev.rollcall.plan;

import java.util.List;

/**
 * What the guards say.
 *
 * @param overrides the limits raised for this plan
 * @param violations empty if the plan may be applied
 */
public record Verdict(List<GuardOverride> overrides, List<Violation> violations) {
  public Verdict {
    overrides = List.copyOf(overrides);
    violations = List.copyOf(violations);
  }

  /** Whether the plan may be applied. */
  public boolean allowed() {
    return violations.isEmpty();
  }
}
