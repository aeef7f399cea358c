package dev.rollcall.operation;

import dev.rollcall.config.NoSuchFolderException;
import dev.rollcall.config.ProjectReader.Roster;
import dev.rollcall.diagnostic.InvalidInputException;

/** {@code validate}: whether the files are right; asks no product and needs no secret. */
public final class ValidateProject {
  private final OperationContext world;

  public ValidateProject(OperationContext world) {
    this.world = world;
  }

  /**
   * Reads a whole project.
   *
   * @throws InvalidOptionsException, NoSuchFolderException, InvalidInputException with everything
   *     that is wrong in any file
   */
  public Roster validate(ProjectLocation where)
      throws InvalidOptionsException, NoSuchFolderException, InvalidInputException {
    return OpenProject.open(where, world).roster();
  }
}
