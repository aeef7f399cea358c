package dev.rollcall.cli;

import dev.rollcall.operation.Overrides;
import dev.rollcall.operation.ProjectLocation;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which project, with which settings. */
final class ProjectOptions {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "The project's folder; the current one if left out.")
  private Path folder = Path.of(".");

  @Mixin private SettingsOptions settings = new SettingsOptions();

  ProjectLocation toLocation() {
    return settings.locationOf(folder);
  }

  Path folder() {
    return folder;
  }

  /** The project's folder seen from the root of its repository. */
  String pathInRepository() {
    return Repository.pathOf(folder);
  }

  /** Settings replaced for one run. */
  static final class OverrideOptions {
    @Option(
        names = "--provider",
        paramLabel = "TYPE",
        description = "Use this provider: aihub, sandbox, or the settings' own snapshot.")
    private @Nullable String provider;

    @Option(
        names = "--url",
        paramLabel = "URL",
        description = "Use this base URL; it ends in /api.")
    private @Nullable String url;

    @Option(names = "--organization", paramLabel = "ID", description = "Use this organization.")
    private @Nullable String organization;

    @Option(
        names = "--token-file",
        paramLabel = "FILE",
        description = "Take the token from this file.")
    private @Nullable Path tokenFile;

    Overrides toOverrides() {
      return new Overrides(provider, url, organization, tokenFile);
    }
  }
}
