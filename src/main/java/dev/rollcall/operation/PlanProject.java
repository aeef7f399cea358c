package dev.rollcall.operation;

import dev.rollcall.config.NoSuchFolderException;
import dev.rollcall.config.ProjectReader.Roster;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.live.ApiException;
import dev.rollcall.live.Connection;
import dev.rollcall.plan.Plan;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * {@code plan}: what an apply would do, and {@code validate}: whether the files can be planned.
 * Holds a reader and nothing that can write.
 */
public final class PlanProject {
  private final OperationContext context;

  public PlanProject(OperationContext context) {
    this.context = context;
  }

  /**
   * Reads a whole project; asks no product and needs no secret.
   *
   * @throws InvalidOptionsException, NoSuchFolderException, InvalidInputException with the errors
   *     of all files
   */
  public Roster validate(Path folder, SettingsOverrides overrides)
      throws InvalidOptionsException, NoSuchFolderException, InvalidInputException {
    return OpenProject.open(folder, overrides, context).roster();
  }

  /**
   * Makes the plan of a project.
   *
   * @param base the project where a pull request branched off, to tell what it causes, or null
   * @throws InvalidOptionsException, NoSuchFolderException, InvalidInputException if the files are
   *     invalid
   * @throws ApiException if the live state cannot be read completely
   */
  public Plan plan(
      Path folder, SettingsOverrides overrides, @Nullable Path base, PlanOptions options)
      throws InvalidOptionsException, NoSuchFolderException, InvalidInputException, ApiException {
    OpenProject project = OpenProject.open(folder, overrides, context);
    BaseProject before = base == null ? null : BaseProject.find(base, folder, overrides, context);
    try (Connection connection = project.connect()) {
      PlanningResult planned = PlanningResult.of(project, connection.reader(), options);
      return before == null ? planned.plan() : before.compare(planned, options);
    }
  }
}
