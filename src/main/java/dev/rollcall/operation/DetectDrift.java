package dev.rollcall.operation;

import dev.rollcall.config.NoSuchFolderException;
import dev.rollcall.config.ProjectFolder;
import dev.rollcall.config.RosterEditor;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.live.ApiException;
import dev.rollcall.live.Connection;
import dev.rollcall.model.Amendment;
import dev.rollcall.operation.Selection.Withholding;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Deviation;
import dev.rollcall.plan.Drift;
import dev.rollcall.plan.Drifted;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.Reversal;
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
  private final World world;

  public DetectDrift(World world) {
    this.world = world;
  }

  /**
   * Compares a project with what is live.
   *
   * @throws WrongOptionsException, NoSuchFolderException, InvalidInputException if the files are
   *     wrong
   * @throws ApiException if the live state cannot be read completely
   */
  public Drift detect(ProjectLocation where, PlanOptions options)
      throws WrongOptionsException, NoSuchFolderException, InvalidInputException, ApiException {
    OpenProject project = OpenProject.open(where, world);
    try (Connection connection = project.connect()) {
      Planned planned = Planning.plan(project, connection.reader(), options);
      RosterEditor editor =
          new RosterEditor(
              ProjectFolder.open(where.folder()), project.settings(), project.roster().desired());
      return drift(planned, editor);
    }
  }

  private static Drift drift(Planned planned, RosterEditor editor) {
    List<Deviation> deviations = planned.planner().deviations(planned.plan());
    Map<Change, Reversal> reversals = reversals(planned);
    List<Drifted> drifted =
        deviations.stream()
            .map(
                deviation ->
                    new Drifted(
                        deviation,
                        editor.edits(deviation.amendments()),
                        Objects.requireNonNull(reversals.get(deviation.change()))))
            .toList();
    List<Amendment> all = deviations.stream().flatMap(d -> d.amendments().stream()).toList();
    return new Drift(planned.plan(), drifted, editor.edits(all));
  }

  /** For each change the first of the ways to apply, the narrowest first, that carries it out. */
  private static Map<Change, Reversal> reversals(Planned planned) {
    Map<String, Withholding> ways = new LinkedHashMap<>();
    ways.put("--only due", new Withholding(false, true));
    ways.put("--no-removals", new Withholding(true, false));
    ways.put("", Withholding.NONE);
    Map<Change, Reversal> reversals = new HashMap<>();
    ways.forEach(
        (option, way) -> {
          Selection selection = Selection.of(planned.plan().changes(), way);
          Plan part = planned.planner().restrict(planned.plan(), selection.changes());
          Reversal reversal = new Reversal(option, part.changes().size(), part.verdict());
          part.changes().forEach(change -> reversals.putIfAbsent(change, reversal));
        });
    return reversals;
  }
}
