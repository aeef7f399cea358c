package dev.rollcall.config;

import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.model.Capabilities;
import dev.rollcall.settings.Settings;
import dev.rollcall.yaml.YamlFile;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Reads a whole project in the two steps it takes, so that the problems of both are seen in one
 * run.
 */
public final class ProjectReader {
  private final UnaryOperator<Settings> overrides;
  private final Function<Settings, Capabilities> capabilities;

  /**
   * A reader for projects of any provider.
   *
   * @param overrides what the command line changes in the settings
   * @param capabilities what the provider of the changed settings can do
   */
  public ProjectReader(
      UnaryOperator<Settings> overrides, Function<Settings, Capabilities> capabilities) {
    this.overrides = overrides;
    this.capabilities = capabilities;
  }

  /**
   * Reads a project with its own settings.
   *
   * @throws InvalidInputException with all that is wrong in all files
   */
  public Project read(ProjectFolder folder) throws InvalidInputException {
    return read(folder, folder.settingsFile());
  }

  /**
   * Reads a project with settings from elsewhere.
   *
   * @throws InvalidInputException with all that is wrong in all files
   */
  public Project read(ProjectFolder folder, YamlFile settingsFile) throws InvalidInputException {
    Diagnostics.Collector problems = new Diagnostics.Collector();
    SettingsFileReader reader = new SettingsFileReader(problems, rule -> {});
    Settings written = reader.read(settingsFile);
    RosterLoader roster = new RosterLoader(folder, problems, rule -> {});
    if (written == null) {
      roster.check(reader.globs());
      throw new InvalidInputException(problems.toDiagnostics());
    }
    Settings settings = overrides.apply(written);
    return new Project(settings, roster.read(settings, capabilities.apply(settings)));
  }
}
