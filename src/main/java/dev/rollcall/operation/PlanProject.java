package dev.rollcall.operation;

import dev.rollcall.config.NoSuchFolderException;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.live.ApiException;
import dev.rollcall.live.Connection;
import dev.rollcall.plan.Plan;

/** {@code plan}: what would be done. Holds a reader and nothing that could write. */
public final class PlanProject {
  private final World world;

  public PlanProject(World world) {
    this.world = world;
  }

  /**
   * Makes the plan of a project.
   *
   * @throws WrongOptionsException, NoSuchFolderException, InvalidInputException if the files are
   *     wrong
   * @throws ApiException if the live state cannot be read completely
   */
  public Plan plan(ProjectLocation where, PlanOptions options)
      throws WrongOptionsException, NoSuchFolderException, InvalidInputException, ApiException {
    OpenProject project = OpenProject.open(where, world);
    try (Connection connection = project.connect()) {
      return Planning.plan(project, connection.reader(), options).plan();
    }
  }
}
