package dev.rollcall.operation;

import dev.rollcall.config.FormatResult;
import dev.rollcall.config.Formatter;
import dev.rollcall.config.NoSuchFolderException;
import dev.rollcall.config.ProjectFolder;
import dev.rollcall.diagnostic.InvalidInputException;
import java.nio.file.Path;

/** {@code fmt}: what canonical form would change in a project; asks no product. */
public final class FormatProject {
  private final OperationContext world;

  public FormatProject(OperationContext world) {
    this.world = world;
  }

  /**
   * Looks at every file of a project, and changes none.
   *
   * @throws NoSuchFolderException if there is no such folder
   * @throws InvalidInputException if any file is invalid, with everything that is wrong in all
   */
  public FormatResult check(Path folder)
      throws NoSuchFolderException, InvalidInputException, InvalidOptionsException {
    OpenProject project =
        OpenProject.open(new ProjectLocation(folder, null, SettingsOverrides.NONE), world);
    project.roster();
    return Formatter.check(ProjectFolder.open(folder), project.settings());
  }
}
