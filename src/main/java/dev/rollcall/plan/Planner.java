package dev.rollcall.plan;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.Section;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares what the files say with what is live. Pure: equal inputs give equal plans, whatever the
 * order of files and keys.
 */
public final class Planner {
  private final PlanInput input;
  private final PlanContext scope;

  public Planner(PlanInput input) {
    this.input = input;
    this.scope = new PlanContext(input);
  }

  /**
   * Everything that is to be done, judged by the guards.
   *
   * @throws InvalidInputException if the files ask for what this organization cannot hold: a role
   *     it does not offer, a name that differs from a live one only by case
   */
  public Plan plan() throws InvalidInputException {
    new LiveStateChecks(input).check();
    PlanBuilder draft = draft();
    Guards guards = new Guards(scope, draft.changes());
    List<Diagnostic> warnings = new ArrayList<>(input.warnings());
    warnings.addAll(draft.warnings());
    warnings.addAll(guards.warnings());
    return new Plan(
        header(),
        draft.changes(),
        draft.waiting(),
        draft.unmanaged(),
        warnings,
        guards.verdict(),
        guards.adminFloor());
  }

  /** The same plan with only these of its changes, judged anew. */
  public Plan restrict(Plan plan, List<Change> changes) {
    Guards guards = new Guards(scope, changes);
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
    return new DriftClassifier(scope, plan.changes()).of(plan.changes());
  }

  private PlanBuilder draft() {
    PlanBuilder draft = new PlanBuilder();
    DesiredState desired = input.desired();
    GroupPlanner groups = new GroupPlanner(scope, draft);
    AccessDiff diff = new AccessDiff(scope, draft);
    // Who comes and who leaves is settled first: memberships and grants follow from it.
    if (desired.manages(Section.MEMBERS)) {
      new MemberPlanner(scope, draft).plan();
    }
    if (desired.manages(Section.SERVICE_ACCOUNTS)) {
      new ServiceAccountPlanner(scope, draft).plan();
    }
    if (desired.manages(Section.GROUPS)) {
      groups.planGroups();
      groups.planMembers(diff);
    }
    if (desired.manages(Section.WORKSPACES)) {
      new WorkspacePlanner(scope, draft, diff).plan();
    }
    RemovalConsequences losses = new RemovalConsequences(input.live(), draft.departures().keySet());
    draft.departures().values().forEach(d -> draft.add(losses.toChange(d, scope)));
    return draft;
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
