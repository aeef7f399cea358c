package dev.rollcall.config;

import dev.rollcall.cli.ProviderRegistry;
import dev.rollcall.config.ProjectReader.Roster;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.live.http.NetworkEnvironment;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import dev.rollcall.model.Section;
import dev.rollcall.settings.ProviderModule;
import dev.rollcall.settings.ProviderModules;
import dev.rollcall.settings.ProviderSettings;
import dev.rollcall.settings.SecretSource;
import dev.rollcall.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What tests of this package start from. */
final class Given {
  static final String SETTINGS = "organization: acme\nprovider: {type: sandbox}\n";

  static final Roles ROLES =
      new Roles(
          RoleLadder.of("member", "admin"),
          RoleLadder.of("member", "manager"),
          RoleLadder.of("reviewer", "review_manager", "tester", "developer", "manager"));

  static final Capabilities CAPABILITIES =
      new Capabilities(EnumSet.allOf(Section.class), ROLES, Optional.of(Role.ADMIN), true, true);

  static final ProviderModules MODULES =
      new ProviderModules(ProviderRegistry.providers(NetworkEnvironment.SILENT));

  static final ProviderModule SANDBOX = Objects.requireNonNull(MODULES.find("sandbox"));

  static final ProjectReader READER = new ProjectReader(MODULES);

  /** All that the files of a project say. */
  record Project(Settings settings, Roster roster) {}

  private Given() {}

  /** Reads a project of whatever the settings ask for. */
  static Project read(ProjectFolder folder) throws InvalidInputException {
    Settings settings = READER.settings(folder, folder.settingsFile());
    return new Project(settings, READER.roster(folder, settings, capabilities(settings)));
  }

  /** What is not canonical in a project. */
  static Formatter.FormatResult check(ProjectFolder folder, Project project)
      throws InvalidInputException {
    Settings settings = project.settings();
    return Formatter.check(folder, settings, MODULES);
  }

  /** Settings of AI Hub. */
  static ProviderSettings aihub(String url, @Nullable SecretSource token) {
    ProviderSettings settings =
        ProviderSettings.of(Objects.requireNonNull(MODULES.find("aihub"))).with("url", url);
    return token == null ? settings : settings.with("token", token);
  }

  private static Capabilities capabilities(Settings settings) {
    Settings.RoleOverrides overrides = settings.roles();
    Roles roles =
        new Roles(
            Objects.requireNonNullElse(overrides.organization(), ROLES.organization()),
            Objects.requireNonNullElse(overrides.group(), ROLES.group()),
            Objects.requireNonNullElse(overrides.workspace(), ROLES.workspace()));
    return new Capabilities(CAPABILITIES.sections(), roles, CAPABILITIES.admin(), true, true);
  }

  /** Writes a file below {@code folder} and answers the folder. */
  static Path file(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return folder;
  }
}
