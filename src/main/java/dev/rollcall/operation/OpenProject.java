package dev.rollcall.operation;

import dev.rollcall.config.NoSuchFolderException;
import dev.rollcall.config.ProjectFolder;
import dev.rollcall.config.ProjectReader.Roster;
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
import org.jspecify.annotations.Nullable;

/** A project whose settings are read, and whose roster is read when it is asked for. */
final class OpenProject {
  private final Settings settings;
  private final Path base;
  private final Provider provider;
  private final Provider.ProjectContext context;
  private @Nullable Capabilities capabilities;
  private final FutureTask<Roster> roster;

  private OpenProject(Path folder, Settings settings, Path base, OperationContext world) {
    this.settings = settings;
    this.base = base;
    this.provider = world.provider(settings.provider());
    this.context = new Provider.ProjectContext(base, world.secrets().apply(base), this::desired);
    this.roster =
        new FutureTask<>(
            () -> world.reader().roster(ProjectFolder.open(folder), settings, capabilities()));
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
    Settings settings =
        where.overrides().applyTo(world.reader().settings(folder, file), world.modules());
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

  Settings settings() {
    return settings;
  }

  /** The folder that relative paths of the settings start from. */
  Path base() {
    return base;
  }

  /** The product. */
  Provider provider() {
    return provider;
  }

  /** What the product can do for this project. */
  synchronized Capabilities capabilities() {
    if (capabilities == null) {
      capabilities = provider.capabilities(settings, base);
    }
    return capabilities;
  }

  /** The provider's roles where no settings replace them. */
  Roles builtInRoles() {
    return provider.capabilities(settings.withRoles(RoleOverrides.NONE), base).roles();
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
    return provider.connect(settings, context);
  }
}
