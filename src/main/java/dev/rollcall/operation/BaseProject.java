package dev.rollcall.operation;

import dev.rollcall.config.NoSuchFolderException;
import dev.rollcall.config.ProjectFolder;
import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.model.DesiredState;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.Planner;
import dev.rollcall.settings.Settings;
import dev.rollcall.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The project at the point where a pull request branched off. Errors in it block nothing. */
final class BaseProject {
  private final Path folder;
  private final SettingsOverrides overrides;
  private final OperationContext context;

  /** What the project's own settings file says now; null where the base has none to compare. */
  private final @Nullable Settings ownSettings;

  private BaseProject(
      Path folder,
      SettingsOverrides overrides,
      OperationContext context,
      @Nullable Settings ownSettings) {
    this.folder = folder;
    this.overrides = overrides;
    this.context = context;
    this.ownSettings = ownSettings;
  }

  /**
   * Finds the base of a project.
   *
   * @param folder the base's; one without {@code rollcall.yaml} is a project that did not exist yet
   * @param head the folder of the project itself
   * @throws NoSuchFolderException if there is no such folder
   * @throws InvalidInputException if the project's own settings are invalid, even if settings from
   *     another file hide them
   */
  static BaseProject find(
      Path folder, Path head, SettingsOverrides overrides, OperationContext context)
      throws NoSuchFolderException, InvalidInputException {
    ProjectFolder.open(folder);
    if (!Files.exists(folder.resolve(ProjectFolder.SETTINGS))) {
      return new BaseProject(folder, overrides, context, null);
    }
    ProjectFolder.open(head).settingsFile();
    return new BaseProject(folder, overrides, context, settingsIn(head, context));
  }

  private static Settings settingsIn(Path folder, OperationContext context)
      throws InvalidInputException {
    Path file = folder.resolve(ProjectFolder.SETTINGS);
    return context.reader().settings(new YamlFile(file, ProjectFolder.SETTINGS));
  }

  /** Tells the changes that the pull request causes from earlier drift. */
  Plan compare(PlanningResult planned, PlanOptions options) throws InvalidOptionsException {
    Planner head = planned.planner();
    Plan plan = planned.plan();
    try {
      if (ownSettings == null && overrides.file() == null) {
        Plan nothing = head.restrict(plan, List.of());
        return head.compare(plan, DesiredState.NOTHING, nothing, comparison(true));
      }
      OpenProject project = OpenProject.open(folder, overrides, context);
      Plan before = project.planner(planned.live(), options).plan();
      return head.compare(plan, project.roster().desired(), before, comparison(true));
    } catch (InvalidInputException e) {
      return plan.compared(plan.changes(), List.of(invalid(e)), comparison(false));
    } catch (NoSuchFolderException e) {
      throw new IllegalStateException("the base disappeared while it was read", e);
    }
  }

  private Plan.Comparison comparison(boolean causes) {
    return new Plan.Comparison(causes, changedSettings(), overrides.file() == null);
  }

  private List<String> changedSettings() {
    try {
      return ownSettings == null
          ? List.of()
          : ownSettings.changedSince(settingsIn(folder, context));
    } catch (InvalidInputException e) {
      return List.of();
    }
  }

  private static Diagnostic invalid(InvalidInputException e) {
    return Diagnostic.warning(
            "base-invalid",
            "the base is invalid, so the changes that this pull request causes cannot be told"
                + " apart: "
                + e.diagnostics().kept().get(0),
            null)
        .withHint("run rollcall validate in a checkout of the base to list all errors");
  }
}
