package dev.rollcall.operation;

import dev.rollcall.config.NoSuchFolderException;
import dev.rollcall.config.ProjectFolder;
import dev.rollcall.config.RosterEditor;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.live.ApiException;
import dev.rollcall.live.Connection;
import dev.rollcall.model.DeclarationChange;
import dev.rollcall.operation.ChangeSelection.ChangeFilter;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Drift;
import dev.rollcall.plan.Plan;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * {@code drift}: what is live and not as declared, and both ways out. Holds a reader and nothing
 * that could write.
 */
public final class DetectDrift {
  private final OperationContext world;

  public DetectDrift(OperationContext world) {
    this.world = world;
  }

  /**
   * Compares a project with what is live.
   *
   * @throws InvalidOptionsException, NoSuchFolderException, InvalidInputException if the files are
   *     wrong
   * @throws ApiException if the live state cannot be read completely
   */
  public Drift detect(ProjectLocation where, PlanOptions options)
      throws InvalidOptionsException, NoSuchFolderException, InvalidInputException, ApiException {
    OpenProject project = OpenProject.open(where, world);
    try (Connection connection = project.connect()) {
      PlanningResult planned = ProjectPlanner.plan(project, connection.reader(), options);
      RosterEditor editor =
          new RosterEditor(
              ProjectFolder.open(where.folder()), project.settings(), project.roster().desired());
      return drift(planned, editor);
    }
  }

  private static Drift drift(PlanningResult planned, RosterEditor editor) {
    List<Drift.Deviation> deviations = planned.planner().deviations(planned.plan());
    Map<Change, Drift.Revert> reversals = reversals(planned);
    List<Drift.Reconciliation> drifted =
        deviations.stream()
            .map(
                deviation ->
                    new Drift.Reconciliation(
                        deviation,
                        editor.edits(deviation.amendments()),
                        Objects.requireNonNull(reversals.get(deviation.change()))))
            .toList();
    List<DeclarationChange> all =
        deviations.stream().flatMap(d -> d.amendments().stream()).toList();
    return new Drift(planned.plan(), drifted, editor.edits(all));
  }

  /** For each change the first of the ways to apply, the narrowest first, that carries it out. */
  private static Map<Change, Drift.Revert> reversals(PlanningResult planned) {
    Map<String, ChangeFilter> ways = new LinkedHashMap<>();
    ways.put("--only due", new ChangeFilter(false, true));
    ways.put("--no-removals", new ChangeFilter(true, false));
    ways.put("", ChangeFilter.NONE);
    Map<Change, Drift.Revert> reversals = new HashMap<>();
    ways.forEach(
        (option, way) -> {
          ChangeSelection selection = ChangeSelection.of(planned.plan().changes(), way);
          Plan part = planned.planner().restrict(planned.plan(), selection.changes());
          Drift.Revert reversal = new Drift.Revert(option, part.changes().size(), part.verdict());
          part.changes().forEach(change -> reversals.putIfAbsent(change, reversal));
        });
    return reversals;
  }
}
