package dev.rollcall.cli;

import dev.rollcall.operation.ProjectLocation;
import dev.rollcall.operation.SettingsOverrides;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which project, with which settings. */
final class ProjectOptions {
  @Mixin private ProjectFolderParameter folder = new ProjectFolderParameter();

  @Mixin private SettingsOptions settings = new SettingsOptions();

  ProjectLocation toLocation() {
    return settings.locationOf(folder());
  }

  Path folder() {
    return folder.folder();
  }

  /** The project's folder seen from the root of its repository. */
  String pathInRepository() {
    return GitRepository.pathOf(folder());
  }

  /** The command line of another command for the same project, with the same settings. */
  String command(String name) {
    List<String> words = new ArrayList<>(List.of("rollcall", name, folder().toString()));
    words.addAll(settings.words());
    return words.stream().map(ProjectOptions::quoted).collect(Collectors.joining(" "));
  }

  /** As a shell takes it for one word. */
  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** Settings replaced for one run. */
  static final class OverrideOptions {
    @Option(
        names = "--provider",
        paramLabel = "TYPE",
        description = "Use this provider: aihub, keycloak, sandbox, or the settings' own snapshot.")
    private @Nullable String provider;

    @Option(
        names = "--url",
        paramLabel = "URL",
        description = "Use this base URL; one of the membership contract ends in /api.")
    private @Nullable String url;

    @Option(names = "--organization", paramLabel = "ID", description = "Use this organization.")
    private @Nullable String organization;

    @Option(
        names = "--token-file",
        paramLabel = "FILE",
        description = "Take the token, or the client's secret, from this file.")
    private @Nullable Path tokenFile;

    @Option(names = "--realm", paramLabel = "NAME", description = "Use this realm of a Keycloak.")
    private @Nullable String realm;

    @Option(
        names = "--client-id",
        paramLabel = "ID",
        description = "Call a Keycloak as this client.")
    private @Nullable String clientId;

    SettingsOverrides toOverrides() {
      return new SettingsOverrides(provider, url, organization, tokenFile, realm, clientId);
    }

    /** The same on another command line. */
    List<String> words() {
      List<String> words = new ArrayList<>();
      add(words, "--provider", provider);
      add(words, "--url", url);
      add(words, "--organization", organization);
      add(words, "--token-file", tokenFile);
      add(words, "--realm", realm);
      add(words, "--client-id", clientId);
      return words;
    }

    static void add(List<String> words, String option, @Nullable Object value) {
      if (value != null) {
        words.add(option);
        words.add(value.toString());
      }
    }
  }
}
