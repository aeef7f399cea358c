package dev.rollcall.operation;

import dev.rollcall.config.NoSuchFolderException;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.live.ApiException;
import dev.rollcall.live.Connection;
import dev.rollcall.plan.Plan;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** {@code plan}: what would be done. Holds a reader and nothing that could write. */
public final class PlanProject {
  private final OperationContext world;

  public PlanProject(OperationContext world) {
    this.world = world;
  }

  /**
   * Makes the plan of a project.
   *
   * @param base the project where a pull request branched off, to tell what it causes, or null
   * @throws InvalidOptionsException, NoSuchFolderException, InvalidInputException if the files are
   *     wrong
   * @throws ApiException if the live state cannot be read completely
   */
  public Plan plan(ProjectLocation where, @Nullable Path base, PlanOptions options)
      throws InvalidOptionsException, NoSuchFolderException, InvalidInputException, ApiException {
    OpenProject project = OpenProject.open(where, world);
    BaseProject before = base == null ? null : BaseProject.find(where, base, world);
    try (Connection connection = project.connect()) {
      PlanningResult planned = ProjectPlanner.plan(project, connection.reader(), options);
      return before == null ? planned.plan() : before.compare(planned, options);
    }
  }
}
