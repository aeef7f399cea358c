package dev.rollcall.plan;

import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the guards say.
 *
 * @param overrides the limits raised for this plan
 * @param violations empty if the plan may be applied
 */
public record Verdict(List<GuardOverride> overrides, List<Violation> violations) {
  /**
   * A guard that refuses a plan.
   *
   * @param kind the class judged, or null where the guard judges no class
   * @param limit the setting's value
   * @param actual how many the plan has of what is limited
   * @param of how many there are, or null where the limit is no share
   * @param message one sentence for a person
   * @param allow the option that would let the plan pass this once, or null where nothing does
   * @param source where the limit is set, or null for a default
   */
  public record Violation(
      Guard guard,
      @Nullable Kind kind,
      String limit,
      int actual,
      @Nullable Integer of,
      String message,
      @Nullable String allow,
      @Nullable SourceLocation source) {}

  public Verdict {
    overrides = List.copyOf(overrides);
    violations = List.copyOf(violations);
  }

  /** Whether the plan may be applied. */
  public boolean allowed() {
    return violations.isEmpty();
  }
}
