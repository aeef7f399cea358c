package dev.rollcall.config;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.DesiredState;
import dev.rollcall.settings.IgnoreList;
import dev.rollcall.settings.ProviderModules;
import dev.rollcall.settings.Settings;
import dev.rollcall.yaml.YamlFile;
import java.util.List;

/**
 * Reads a project in the two steps it takes: its settings, then its roster against what the
 * provider can do. Needs no network and reveals no secret.
 */
public final class ProjectReader {
  private final ProviderModules modules;

  /** A reader for projects of these products. */
  public ProjectReader(ProviderModules modules) {
    this.modules = modules;
  }

  /**
   * What the roster files of a project say together.
   *
   * @param warnings sorted by place
   * @param digest {@code sha256:} and the digest of what the files mean: it stays when files are
   *     split, reordered or commented
   */
  public record Roster(DesiredState desired, List<Diagnostic> warnings, String digest) {}

  /**
   * Reads settings alone.
   *
   * @throws InvalidInputException with all that is wrong in the file
   */
  public Settings settings(YamlFile file) throws InvalidInputException {
    Diagnostics.Collector problems = new Diagnostics.Collector();
    Settings settings = new SettingsReader(modules, problems).read(file);
    if (settings == null) {
      throw new InvalidInputException(problems.toDiagnostics());
    }
    return settings;
  }

  /**
   * Reads the settings of a project whose roster will be read with them.
   *
   * @throws InvalidInputException with all that is wrong in the file, and what is wrong in the
   *     roster files as far as that can be told without settings
   */
  public Settings settings(ProjectFolder folder, YamlFile file) throws InvalidInputException {
    Diagnostics.Collector problems = new Diagnostics.Collector();
    SettingsReader reader = new SettingsReader(modules, problems);
    Settings settings = reader.read(file);
    if (settings == null) {
      RosterFileReader entries =
          new RosterFileReader(
              null, reader.identity(), new DesiredStateBuilder(problems), problems);
      declare(folder.rosterFiles(reader.globs(), problems), IgnoreList.NOBODY, entries, problems);
      throw new InvalidInputException(problems.toDiagnostics());
    }
    return settings;
  }

  /**
   * Reads all roster files that {@code settings} do not exclude.
   *
   * @param capabilities of the provider, its roles already those of the settings where these
   *     replace them
   * @throws InvalidInputException with all that is wrong in all files
   */
  public Roster roster(ProjectFolder folder, Settings settings, Capabilities capabilities)
      throws InvalidInputException {
    Diagnostics.Collector problems = new Diagnostics.Collector();
    ProviderSupport support = new ProviderSupport(modules.of(settings.provider()), capabilities);
    support.problemsWith(settings).forEach(problems::add);
    DesiredStateBuilder declarations = new DesiredStateBuilder(problems);
    RosterFileReader entries =
        new RosterFileReader(support, support.module().identity(), declarations, problems);
    declare(folder.rosterFiles(settings, problems), settings.ignore(), entries, problems);
    Diagnostics found = problems.toDiagnostics();
    if (found.hasErrors()) {
      throw new InvalidInputException(found);
    }
    DesiredState desired = declarations.inOrder();
    String digest = ConfigDigest.of(settings, support.module(), desired);
    return new Roster(desired, found.kept(), digest);
  }

  private static void declare(
      List<YamlFile> files,
      IgnoreList ignore,
      RosterFileReader entries,
      Diagnostics.Collector problems) {
    if (files.isEmpty()) {
      problems.add(
          Diagnostic.warning("no-roster", "no file says who has access", null)
              .withHint("write members: in a file such as members.yaml"));
    }
    boolean complete = true;
    for (YamlFile file : files) {
      complete &= file.readEntries(entries, problems);
    }
    DesiredState desired = entries.declared();
    new ReferenceChecker(desired, ignore, problems).check(complete && entries.isComplete());
    new SuspiciousNames(desired, entries.identity(), problems).check();
  }
}
