package dev.rollcall.operation;

import dev.rollcall.config.NoSuchFolderException;
import dev.rollcall.config.ProjectFolder;
import dev.rollcall.config.ProjectReader.Roster;
import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.model.DesiredState;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.PlanInput;
import dev.rollcall.plan.Planner;
import dev.rollcall.settings.Settings;
import dev.rollcall.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The project as it was where a pull request branched off. What is wrong with it blocks nothing.
 */
final class BaseProject {
  private final ProjectLocation base;
  private final OperationContext world;
  private final boolean hasExternalSettings;

  /** What the project's own settings file says now; null where the base has none to compare. */
  private final @Nullable Settings ownSettings;

  private BaseProject(
      ProjectLocation base, OperationContext world, @Nullable Settings ownSettings) {
    this.base = base;
    this.world = world;
    this.hasExternalSettings = base.settingsFile() != null;
    this.ownSettings = ownSettings;
  }

  /**
   * Finds the base of a project.
   *
   * @param head the project itself
   * @param folder the base's; one without {@code rollcall.yaml} is a project that was not there yet
   * @throws NoSuchFolderException if there is no such folder
   * @throws InvalidInputException if the project's own settings are wrong, which those from another
   *     file hide
   */
  static BaseProject find(ProjectLocation head, Path folder, OperationContext world)
      throws NoSuchFolderException, InvalidInputException {
    ProjectFolder.open(folder);
    Path own = head.folder().resolve(ProjectFolder.SETTINGS);
    boolean wasThere = Files.exists(folder.resolve(ProjectFolder.SETTINGS));
    if (wasThere) {
      ProjectFolder.open(head.folder()).settingsFile();
    }
    return new BaseProject(
        new ProjectLocation(folder, head.settingsFile(), head.overrides()),
        world,
        wasThere ? world.reader().settings(new YamlFile(own, ProjectFolder.SETTINGS)) : null);
  }

  /** Tells what the pull request brings about from what had drifted already. */
  Plan compare(PlanningResult planned, PlanOptions options) throws InvalidOptionsException {
    Planner head = planned.planner();
    try {
      if (ownSettings == null && !hasExternalSettings) {
        Plan nothing = head.restrict(planned.plan(), List.of());
        return head.compare(planned.plan(), DesiredState.NOTHING, nothing, told(true));
      }
      OpenProject project = OpenProject.open(base, world);
      Roster roster = project.roster();
      Planner planner =
          new Planner(
              new PlanInput(
                  project.settings(),
                  project.capabilities(),
                  roster.desired(),
                  roster.digest(),
                  planned.live(),
                  options.now(),
                  options.allowances(),
                  roster.warnings()));
      return head.compare(planned.plan(), roster.desired(), planner.plan(), told(true));
    } catch (InvalidInputException e) {
      return planned.plan().compared(planned.plan().changes(), List.of(invalid(e)), told(false));
    } catch (NoSuchFolderException e) {
      throw new IllegalStateException("the base went away while it was read", e);
    }
  }

  private Plan.Comparison told(boolean causes) {
    return new Plan.Comparison(causes, changedSettings(), !hasExternalSettings);
  }

  private List<String> changedSettings() {
    if (ownSettings == null) {
      return List.of();
    }
    try {
      Path file = base.folder().resolve(ProjectFolder.SETTINGS);
      return ownSettings.changedSince(
          world.reader().settings(new YamlFile(file, ProjectFolder.SETTINGS)));
    } catch (InvalidInputException e) {
      return List.of();
    }
  }

  private static Diagnostic invalid(InvalidInputException e) {
    return Diagnostic.warning(
            "base-invalid",
            "the base is invalid, so what this pull request causes is not told apart: "
                + e.diagnostics().kept().get(0),
            null)
        .withHint("rollcall validate lists all of it, in a checkout of the base");
  }
}
