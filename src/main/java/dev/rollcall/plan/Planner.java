package dev.rollcall.plan;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares what the files say with what is live. Pure: equal inputs give equal plans, whatever the
 * order of files and keys.
 */
public final class Planner {
  private final PlanInput input;
  private final PlanContext context;

  public Planner(PlanInput input) {
    this.input = input;
    this.context = new PlanContext(input);
  }

  /**
   * Everything that is to be done, judged by the guards.
   *
   * @throws InvalidInputException if the files ask for what this organization cannot hold: a role
   *     it does not offer, a name that differs from a live one only by case
   */
  public Plan plan() throws InvalidInputException {
    new LiveStateChecks(input).check();
    PlanBuilder builder = new PlanBuilder();
    new EntryPlanner(context, builder).plan();
    Guards guards = new Guards(context, builder.changes());
    List<Diagnostic> warnings = new ArrayList<>(input.warnings());
    warnings.addAll(builder.warnings());
    warnings.addAll(guards.warnings());
    return new Plan(
        header(),
        builder.changes(),
        builder.waiting(),
        builder.unmanaged(),
        warnings,
        guards.verdict(),
        guards.adminFloor());
  }

  /** The same plan with only these of its changes, judged anew. */
  public Plan restrict(Plan plan, List<Change> changes) {
    Guards guards = new Guards(context, changes);
    return new Plan(
        plan.header(),
        changes,
        plan.waiting(),
        plan.unmanaged(),
        plan.warnings(),
        guards.verdict(),
        guards.adminFloor());
  }

  /** The same plan with its changes told apart from what was due before the files changed. */
  public Plan compare(Plan plan, Baseline base, BaseComparison comparison) {
    return base.compare(plan, input, comparison);
  }

  /** The changes of a plan seen from the live side, in the order of the plan. */
  public List<DriftItem> deviations(Plan plan) {
    return new DriftClassifier(context, plan.changes()).of(plan.changes());
  }

  private Plan.Header header() {
    return new Plan.Header(
        input.settings().organization(),
        input.settings().provider().type(),
        input.now(),
        input.configDigest(),
        input.live().revision(),
        input.desired().managed());
  }
}
