package dev.rollcall.operation;

import dev.rollcall.config.NoSuchFolderException;
import dev.rollcall.config.ProjectFolder;
import dev.rollcall.config.ProjectReader.Roster;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.live.Connection;
import dev.rollcall.live.Provider;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Roles;
import dev.rollcall.plan.PlanInput;
import dev.rollcall.plan.Planner;
import dev.rollcall.settings.Settings;
import dev.rollcall.settings.Settings.RoleOverrides;
import dev.rollcall.yaml.YamlFile;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A project whose settings are read, and whose roster is read when it is needed. */
final class OpenProject {
  private final ProjectFolder folder;
  private final Settings settings;
  private final Path base;
  private final OperationContext context;
  private final Provider provider;
  private @Nullable Capabilities capabilities;
  private @Nullable Roster roster;

  /**
   * A project with these settings.
   *
   * @param base the folder that relative paths of the settings start from
   */
  OpenProject(ProjectFolder folder, Settings settings, Path base, OperationContext context) {
    this.folder = folder;
    this.settings = settings;
    this.base = base;
    this.context = context;
    this.provider = context.provider(settings.provider());
  }

  /**
   * Reads the settings of a project.
   *
   * @throws NoSuchFolderException if there is no such folder
   * @throws InvalidInputException if they are invalid, with the errors of the roster files as well
   * @throws InvalidOptionsException if the overrides do not fit the settings
   */
  static OpenProject open(Path folder, SettingsOverrides overrides, OperationContext context)
      throws NoSuchFolderException, InvalidInputException, InvalidOptionsException {
    ProjectFolder project = ProjectFolder.open(folder);
    Path elsewhere = overrides.file();
    YamlFile file =
        elsewhere == null
            ? project.settingsFile()
            : new YamlFile(elsewhere, elsewhere.toString().replace('\\', '/'));
    Settings settings =
        overrides.applyTo(context.reader().settings(project, file), context.modules());
    Path base =
        (elsewhere == null ? folder.resolve(ProjectFolder.SETTINGS) : elsewhere)
            .toAbsolutePath()
            .getParent();
    return new OpenProject(project, settings, Objects.requireNonNull(base), context);
  }

  Settings settings() {
    return settings;
  }

  /** The folder that relative paths of the settings start from. */
  Path base() {
    return base;
  }

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

  /** The provider's roles without the settings that replace them. */
  Roles builtInRoles() {
    return provider.roles(settings.withRoles(RoleOverrides.NONE));
  }

  /**
   * What the roster files declare. They are read once, by the thread that asks first.
   *
   * @throws InvalidInputException if they are invalid
   */
  synchronized Roster roster() throws InvalidInputException {
    if (roster == null) {
      roster = context.reader().roster(folder, settings, capabilities());
    }
    return roster;
  }

  /** Plans the way from a live state to what the files declare. */
  Planner planner(LiveState live, PlanOptions options) throws InvalidInputException {
    Roster declared = roster();
    return new Planner(
        new PlanInput(
            settings,
            capabilities(),
            declared.desired(),
            declared.digest(),
            live,
            options.now(),
            options.allowances(),
            declared.warnings()));
  }

  /**
   * Opens a connection to the live side; sends nothing yet.
   *
   * @throws InvalidInputException if the settings lack what it needs
   */
  Connection connect() throws InvalidInputException {
    return provider.connect(
        settings,
        new Provider.ProjectContext(base, context.secrets().apply(base), () -> roster().desired()));
  }
}
