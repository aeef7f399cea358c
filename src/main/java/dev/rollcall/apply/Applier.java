package dev.rollcall.apply;

import dev.rollcall.live.MembershipWriter;
import dev.rollcall.model.LiveState;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import java.util.List;

/** Carries a plan out, stage by stage, in parallel inside a stage. */
public final class Applier {
  private final MembershipWriter writer;
  private final ApplyOptions options;

  public Applier(MembershipWriter writer, ApplyOptions options) {
    this.writer = writer;
    this.options = options;
  }

  /**
   * Applies the changes of a plan and accounts for each. One failure stops only what depends on it.
   * Returns when nothing is in flight any more; an unchecked exception of the writer or the
   * listener is thrown then, too.
   *
   * @param live what the plan was made on
   * @throws IllegalArgumentException if guards refuse the plan, or it holds a change twice
   */
  public ApplyReport apply(Plan plan, LiveState live) {
    check(plan);
    return new ApplyRun(writer, options, plan, live).execute();
  }

  private static void check(Plan plan) {
    checkAllowed(plan);
    List<Change> changes = plan.changes();
    if (changes.stream().distinct().count() != changes.size()) {
      throw new IllegalArgumentException("the plan holds a change twice");
    }
  }

  static void checkAllowed(Plan plan) {
    if (!plan.verdict().allowed()) {
      throw new IllegalArgumentException("guards refuse this plan: " + plan.verdict().violations());
    }
  }
}
