package dev.rollcall.operation;

import dev.rollcall.config.NoSuchFolderException;
import dev.rollcall.config.ProjectFolder;
import dev.rollcall.config.RosterEditor;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.live.ApiException;
import dev.rollcall.live.Connection;
import dev.rollcall.model.DeclarationChange;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Drift;
import dev.rollcall.plan.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * {@code drift}: where the live state differs from the declared one, and how to adopt or revert it.
 * Holds a reader and nothing that can write.
 */
public final class DetectDrift {
  private final OperationContext context;

  public DetectDrift(OperationContext context) {
    this.context = context;
  }

  /**
   * Compares a project with the live state.
   *
   * @throws InvalidOptionsException, NoSuchFolderException, InvalidInputException if the files are
   *     invalid
   * @throws ApiException if the live state cannot be read completely
   */
  public Drift detect(Path folder, SettingsOverrides overrides, PlanOptions options)
      throws InvalidOptionsException, NoSuchFolderException, InvalidInputException, ApiException {
    OpenProject project = OpenProject.open(folder, overrides, context);
    try (Connection connection = project.connect()) {
      PlanningResult planned = PlanningResult.of(project, connection.reader(), options);
      RosterEditor editor =
          new RosterEditor(
              ProjectFolder.open(folder), project.settings(), project.roster().desired());
      return drift(planned, editor);
    }
  }

  private static Drift drift(PlanningResult planned, RosterEditor editor) {
    List<Drift.Deviation> items = planned.planner().deviations(planned.plan());
    Map<Change, Drift.Revert> reverts = reverts(planned);
    List<Drift.Reconciliation> entries = new ArrayList<>();
    List<DeclarationChange> amendments = new ArrayList<>();
    for (Drift.Deviation item : items) {
      Drift.Revert revert = Objects.requireNonNull(reverts.get(item.change()));
      entries.add(new Drift.Reconciliation(item, editor.edits(item.amendments()), revert));
      amendments.addAll(item.amendments());
    }
    return new Drift(planned.plan(), entries, editor.edits(amendments));
  }

  /** For each change the first of the applies, the narrowest first, that carries it out. */
  private static Map<Change, Drift.Revert> reverts(PlanningResult planned) {
    Map<String, ChangeFilter> filters = new LinkedHashMap<>();
    filters.put("--only due", new ChangeFilter(false, true));
    filters.put("--no-removals", new ChangeFilter(true, false));
    filters.put("", ChangeFilter.NONE);
    Map<Change, Drift.Revert> reverts = new HashMap<>();
    filters.forEach(
        (option, filter) -> {
          Plan part = planned.select(planned.plan().changes(), filter).plan();
          Drift.Revert revert = new Drift.Revert(option, part.changes().size(), part.verdict());
          part.changes().forEach(change -> reverts.putIfAbsent(change, revert));
        });
    return reverts;
  }
}
