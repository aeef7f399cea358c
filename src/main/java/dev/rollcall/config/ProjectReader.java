package dev.rollcall.config;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.settings.IgnoreList;
import dev.rollcall.settings.ProviderModule;
import dev.rollcall.settings.ProviderModules;
import dev.rollcall.settings.Settings;
import dev.rollcall.yaml.YamlFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
      new RosterReader(reader.module(), null, problems)
          .read(folder.rosterFiles(reader.globs(), problems), IgnoreList.NOBODY);
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
    ProviderModule module = modules.of(settings.provider());
    checkSupport(settings, module, capabilities, problems);
    RosterReader reader = new RosterReader(module, capabilities, problems);
    reader.read(folder.rosterFiles(settings, problems), settings.ignore());
    Diagnostics found = problems.toDiagnostics();
    if (found.hasErrors()) {
      throw new InvalidInputException(found);
    }
    DesiredState desired = reader.desired();
    return new Roster(desired, found.kept(), ConfigDigest.of(settings, module, desired));
  }

  /** Reports what the settings ask for that the provider cannot do. */
  private static void checkSupport(
      Settings settings,
      ProviderModule module,
      Capabilities capabilities,
      Diagnostics.Collector problems) {
    String provider = "the provider " + module.type();
    if (settings.invitations().maxSends() != null && !capabilities.countsSends()) {
      String message = provider + " does not count how often it sent an invitation";
      SourceLocation place = settings.sourceOf("invitations.max_sends");
      problems.add(
          Diagnostic.error("unsupported-setting", message, place)
              .withHint(module.hintForMaxSends()));
    }
    Map<String, RoleLadder> fixed = new LinkedHashMap<>();
    fixed.put("organization", capabilities.roles().organization());
    fixed.put("group", capabilities.roles().group());
    fixed.forEach(
        (key, own) -> {
          RoleLadder written =
              key.equals("group") ? settings.roles().group() : settings.roles().organization();
          if (written != null && !written.equals(own)) {
            String roles = own.roles().stream().map(Role::name).collect(Collectors.joining(", "));
            String message = provider + " has " + key + " roles of its own: " + roles;
            problems.add(
                Diagnostic.error("unsupported-setting", message, settings.sourceOf("roles." + key))
                    .withHint("delete roles." + key));
          }
        });
  }
}
