package dev.rollcall.plan;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Address;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

  /**
   * The same plan with its changes told apart from what was due before the files changed.
   *
   * @param base what the files said where the pull request branched off
   * @param due what would be done for that, on the same live state and by the same clock
   */
  public Plan compare(Plan plan, DesiredState base, Plan due, Plan.Comparison comparison) {
    Map<Address, List<Change>> before =
        due.changes().stream().collect(Collectors.groupingBy(Change::address));
    List<Change> changes =
        plan.changes().stream()
            .map(c -> c.withCause(cause(c, before.getOrDefault(c.address(), List.of()))))
            .toList();
    return plan.compared(changes, noLongerManaged(base), comparison);
  }

  /** What the base would do as well is not of the pull request's making; a day may have come. */
  private static Cause cause(Change change, List<Change> before) {
    return before.stream()
        .filter(change::hasEffectOf)
        .findFirst()
        .map(same -> same.cause() == Cause.TIME ? Cause.TIME : Cause.DRIFT)
        .orElse(Cause.DECLARED);
  }

  private List<Diagnostic> noLongerManaged(DesiredState base) {
    DesiredState desired = input.desired();
    List<Diagnostic> warnings = new ArrayList<>();
    for (Section section : Section.values()) {
      if (base.manages(section) && !desired.manages(section)) {
        String key = section.key();
        warnings.add(left(key, "its live entries", null, "write " + key + ": {}"));
      }
    }
    if (desired.manages(Section.WORKSPACES)) {
      for (String name : base.workspaces()) {
        if (!desired.workspaces().contains(name)) {
          SourceLocation place = base.workspaceSources().get(name);
          String what = "workspace \"" + name + "\"";
          warnings.add(left(what, "its live grants", place, "keep it with access: {}"));
        }
      }
    }
    return warnings;
  }

  private Diagnostic left(
      String what, String access, @Nullable SourceLocation inTheBase, String emptied) {
    String place = inTheBase == null ? "" : " (" + inTheBase + " of the base)";
    String prune = input.settings().prune() ? "" : ", and set prune: true in rollcall.yaml";
    return Diagnostic.warning(
            "no-longer-managed",
            what + " is managed in the base" + place + " but no longer here; " + access + " stay",
            null)
        .withHint("to remove them, " + emptied + prune);
  }

  /** The changes of a plan seen from the live side, in the order of the plan. */
  public List<Drift.Deviation> deviations(Plan plan) {
    return new DriftAnalyzer(context, plan.changes()).deviations();
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
