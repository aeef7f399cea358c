package dev.rollcall.operation;

import dev.rollcall.config.NoSuchFolderException;
import dev.rollcall.config.ProjectFolder;
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
import org.jspecify.annotations.Nullable;

/** {@code import}: writes a project from the live state. */
public final class ImportProject {
  private final OperationContext context;

  public ImportProject(OperationContext context) {
    this.context = context;
  }

  /**
   * Writes a project whose first plan is empty, except that it revokes open invitations.
   *
   * @return how many of those there are
   * @param folder new, or empty
   * @param from a project to take organization and provider from, or null where the overrides name
   *     them
   * @throws InvalidOptionsException if the folder is not empty, or no organization is given
   * @throws NoSuchFolderException if there is no project to take settings from
   * @throws InvalidInputException if its settings are invalid
   * @throws ApiException if the live state cannot be read completely
   * @throws IOException if the files cannot be written
   */
  public int write(Path folder, @Nullable Path from, SettingsOverrides overrides, Instant now)
      throws InvalidOptionsException,
          NoSuchFolderException,
          InvalidInputException,
          ApiException,
          IOException {
    checkEmpty(folder);
    OpenProject project = open(from, overrides);
    try (Connection connection = project.connect()) {
      LiveState live = connection.reader().read();
      Settings settings = project.settings();
      ProjectWriter writer =
          new ProjectWriter(
              settings.organization(),
              project.provider(),
              settings
                  .provider()
                  .withPaths(project.provider(), path -> rebased(path, project.base(), folder)),
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
            folder + " is not empty, and import does not overwrite files: name a new folder");
      }
    }
  }

  private OpenProject open(@Nullable Path from, SettingsOverrides overrides)
      throws InvalidOptionsException, NoSuchFolderException, InvalidInputException {
    if (from != null) {
      return OpenProject.open(from, overrides, context);
    }
    Path here = Path.of("").toAbsolutePath();
    Settings settings = overrides.toSettings(context.modules());
    return new OpenProject(ProjectFolder.open(here), settings, here, context);
  }

  /** A path that starts from {@code from}, as it is written in a project in {@code to}. */
  private static String rebased(String path, Path from, Path to) {
    if (Path.of(path).isAbsolute()) {
      return path;
    }
    Path target = from.resolve(path).normalize();
    Path start = to.toAbsolutePath().normalize();
    boolean sameRoot = target.getRoot() != null && target.getRoot().equals(start.getRoot());
    Path shown = sameRoot ? start.relativize(target) : target;
    return shown.toString().replace('\\', '/');
  }
}
