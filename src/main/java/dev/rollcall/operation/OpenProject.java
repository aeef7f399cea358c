package dev.rollcall.operation;

import dev.rollcall.config.NoSuchFolderException;
import dev.rollcall.config.ProjectFolder;
import dev.rollcall.config.ProjectReader;
import dev.rollcall.config.Roster;
import dev.rollcall.config.RosterReader;
import dev.rollcall.config.SettingsReader;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.live.Connection;
import dev.rollcall.live.Provider;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.Roles;
import dev.rollcall.settings.Settings;
import dev.rollcall.settings.Settings.RoleOverrides;
import dev.rollcall.yaml.YamlFile;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A project whose settings are read, and whose roster is read when it is asked for. */
final class OpenProject {
  private final Settings settings;
  private final Path base;
  private final Provider provider;
  private final Provider.SecretResolver secrets;
  private final FutureTask<Roster> roster;

  private OpenProject(Path folder, Settings settings, Path base, OperationContext world) {
    this.settings = settings;
    this.base = base;
    this.provider = world.providers().of(settings.provider(), base, this::desired);
    this.secrets = world.secrets().apply(base);
    this.roster =
        new FutureTask<>(
            () -> RosterReader.read(ProjectFolder.open(folder), settings, capabilities()));
  }

  /**
   * Reads the settings of a project.
   *
   * @throws NoSuchFolderException if there is no such folder
   * @throws InvalidInputException if they are wrong, with what is wrong in the roster files as well
   * @throws InvalidOptionsException if the overrides do not go with them
   */
  static OpenProject open(ProjectLocation where, OperationContext world)
      throws NoSuchFolderException, InvalidInputException, InvalidOptionsException {
    ProjectFolder folder = ProjectFolder.open(where.folder());
    Path elsewhere = where.settingsFile();
    YamlFile file =
        elsewhere == null
            ? folder.settingsFile()
            : new YamlFile(elsewhere, elsewhere.toString().replace('\\', '/'));
    Path path = elsewhere == null ? where.folder().resolve(ProjectFolder.SETTINGS) : elsewhere;
    Settings settings = where.overrides().applyTo(settings(folder, file, path, world));
    Path base = parent(path);
    return new OpenProject(where.folder(), settings, base, world);
  }

  /** A project of settings alone. */
  static OpenProject of(Settings settings, Path base, OperationContext world) {
    return new OpenProject(base, settings, base, world);
  }

  private static Path parent(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }

  private static Settings settings(
      ProjectFolder folder, YamlFile file, Path path, OperationContext world)
      throws InvalidInputException {
    try {
      return SettingsReader.read(path, file.name());
    } catch (InvalidInputException invalidSettings) {
      // Says the same, and what is wrong in the roster files as well.
      new ProjectReader(
              written -> written,
              written ->
                  new OpenProject(folder.root(), written, parent(path), world).capabilities())
          .read(folder, file);
      throw invalidSettings;
    }
  }

  Settings settings() {
    return settings;
  }

  /** The folder that relative paths of the settings start from. */
  Path base() {
    return base;
  }

  Capabilities capabilities() {
    return provider.capabilities(settings);
  }

  /** The provider's roles where no settings replace them. */
  Roles builtInRoles() {
    Settings own =
        new Settings(
            settings.organization(),
            settings.provider(),
            settings.invitations(),
            settings.prune(),
            settings.ignore(),
            settings.guards(),
            RoleOverrides.NONE,
            settings.files(),
            settings.sources());
    return provider.capabilities(own).roles();
  }

  /**
   * What the roster files say; read once, by whoever asks first.
   *
   * @throws InvalidInputException if they are wrong
   */
  Roster roster() throws InvalidInputException {
    roster.run();
    try {
      return roster.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InvalidInputException invalid) {
        throw invalid;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while files were read", e);
    }
  }

  private DesiredState desired() throws InvalidInputException {
    return roster().desired();
  }

  /**
   * Opens a way to the live side; sends nothing yet.
   *
   * @throws InvalidInputException if the settings lack what that needs
   */
  Connection connect() throws InvalidInputException {
    return provider.connect(settings, secrets);
  }
}
