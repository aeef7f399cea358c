package dev.rollcall.operation;

import dev.rollcall.config.NoSuchFolderException;
import dev.rollcall.config.ProjectWriter;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.live.ApiException;
import dev.rollcall.live.Connection;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveState;
import dev.rollcall.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/** {@code import}: writes a project from what is live. */
public final class ImportProject {
  private final OperationContext world;

  public ImportProject(OperationContext world) {
    this.world = world;
  }

  /**
   * Writes a project whose first plan is empty, but that it revokes invitations left open.
   *
   * @return how many of those there are
   * @param folder new, or empty
   * @throws InvalidOptionsException if there is something in the folder, or nothing says which
   *     organization is meant
   * @throws NoSuchFolderException if there is no project to take settings from
   * @throws InvalidInputException if its settings are wrong
   * @throws ApiException if the live state cannot be read completely
   * @throws IOException if the files cannot be written
   */
  public int write(Path folder, ImportOptions origin, Instant now)
      throws InvalidOptionsException,
          NoSuchFolderException,
          InvalidInputException,
          ApiException,
          IOException {
    checkEmpty(folder);
    OpenProject project = open(origin);
    try (Connection connection = project.connect()) {
      LiveState live = connection.reader().read();
      Settings settings = project.settings();
      ProjectWriter writer =
          new ProjectWriter(
              settings.organization(),
              project.provider(),
              new RebasedPaths(project.base(), folder).of(settings.provider(), project.provider()),
              project.capabilities(),
              project.builtInRoles(),
              live,
              now);
      writer.write(folder);
      return (int) live.entries().values().stream().filter(LiveEntry::leftInvitation).count();
    }
  }

  private static void checkEmpty(Path folder) throws InvalidOptionsException, IOException {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new InvalidOptionsException(folder + " is not a folder");
    }
    try (Stream<Path> entries = Files.list(folder)) {
      if (entries.findAny().isPresent()) {
        throw new InvalidOptionsException(
            folder + " is not empty, and import overwrites nothing: name a new folder");
      }
    }
  }

  private OpenProject open(ImportOptions origin)
      throws InvalidOptionsException, NoSuchFolderException, InvalidInputException {
    Path project = origin.project();
    return project == null
        ? OpenProject.of(
            origin.overrides().toSettings(world.modules()), Path.of("").toAbsolutePath(), world)
        : OpenProject.open(new ProjectLocation(project, null, origin.overrides()), world);
  }
}
