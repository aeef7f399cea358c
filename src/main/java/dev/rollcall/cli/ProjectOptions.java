package dev.rollcall.cli;

import dev.rollcall.live.Provider;
import dev.rollcall.operation.SettingsOverrides;
import dev.rollcall.settings.ProviderKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The project, and the settings for it. */
final class ProjectOptions {
  private static final DateTimeFormatter RUN_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "The project's folder; defaults to the current one.")
  private Path folder = Path.of(".");

  @Mixin private SettingsOptions settings = new SettingsOptions();

  SettingsOverrides toOverrides() {
    return settings.toOverrides();
  }

  Path folder() {
    return folder;
  }

  /**
   * Where a run keeps what it writes unless told otherwise, {@code .rollcall/KIND/TIME-RUN} in the
   * project; no two runs share a file.
   *
   * @param ending with its dot
   */
  Path fileOfRun(String kind, String run, Instant at, String ending) {
    return folder()
        .resolve(".rollcall")
        .resolve(kind)
        .resolve(RUN_TIME.format(at) + "-" + run + ending);
  }

  /** The project's folder seen from the root of its repository. */
  String pathInRepository() {
    return pathInRepository(folder);
  }

  /**
   * A project's folder seen from the root of its repository, or else from the working folder, with
   * {@code /}; empty for that root itself.
   */
  static String pathInRepository(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    Path root = path;
    while (root != null && !Files.exists(root.resolve(".git"))) {
      root = root.getParent();
    }
    Path start = root == null ? Path.of("").toAbsolutePath() : root;
    return path.startsWith(start) ? start.relativize(path).toString().replace('\\', '/') : "";
  }

  /** The command line of another command for the same project, with the same settings. */
  String command(String name) {
    List<String> words = new ArrayList<>(List.of("rollcall", name, folder().toString()));
    words.addAll(settings.words());
    return words.stream().map(ProjectOptions::quoted).collect(Collectors.joining(" "));
  }

  /** Quoted so that a shell reads it as one word. */
  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** The settings that apply in this run. */
  static final class SettingsOptions {
    @Option(
        names = "--settings",
        paramLabel = "FILE",
        description = "Read the settings from FILE instead of DIR/rollcall.yaml.")
    private @Nullable Path file;

    @Mixin private OverrideOptions overrides = new OverrideOptions();

    SettingsOverrides toOverrides() {
      return overrides.toOverrides(file);
    }

    /** The same on another command line. */
    List<String> words() {
      List<String> words = new ArrayList<>();
      OverrideOptions.add(words, "--settings", file);
      words.addAll(overrides.words());
      return words;
    }

    /** Whether they can apply to one project only. */
    boolean isSingleProject() {
      return file != null || toOverrides().organization() != null;
    }
  }

  /** Settings replaced for one run. */
  static final class OverrideOptions {
    private static final String PROVIDER = "--provider";

    @Option(
        names = "--organization",
        paramLabel = "ID",
        description = "Use this organization instead of the one in the settings.")
    private @Nullable String organization;

    private final List<OptionSpec> ofProviders = new ArrayList<>();

    /** Adds the options of the products to a command that has these. */
    static void addTo(CommandSpec command, List<Provider> providers) {
      Optional<OverrideOptions> overrides = find(command);
      if (overrides.isEmpty()) {
        return;
      }
      String types = providers.stream().map(Provider::type).collect(Collectors.joining(", "));
      List<ProviderKey.Option> options = new ArrayList<>(options(providers));
      options.add(
          new ProviderKey.Option(
              PROVIDER,
              "TYPE",
              "Use this provider instead of the one in the settings: " + types + ".",
              null));
      for (ProviderKey.Option option : options) {
        OptionSpec added =
            OptionSpec.builder(option.name())
                .paramLabel(option.label())
                .description(option.description())
                .type(String.class)
                .build();
        command.addOption(added);
        overrides.get().ofProviders.add(added);
      }
    }

    /** Mixins hold mixins. */
    private static Optional<OverrideOptions> find(CommandSpec spec) {
      return spec.userObject() instanceof OverrideOptions overrides
          ? Optional.of(overrides)
          : spec.mixins().values().stream().flatMap(mixin -> find(mixin).stream()).findFirst();
    }

    private static List<ProviderKey.Option> options(List<Provider> providers) {
      Map<String, ProviderKey.Option> options = new LinkedHashMap<>();
      providers.stream()
          .flatMap(provider -> provider.keys().stream())
          .flatMap(key -> Stream.ofNullable(key.option()))
          .forEach(option -> options.putIfAbsent(option.name(), option));
      return List.copyOf(options.values());
    }

    /** With a settings file to read instead of the project's own, or null. */
    SettingsOverrides toOverrides(@Nullable Path file) {
      Map<String, String> values = new LinkedHashMap<>();
      given()
          .forEach(
              option -> {
                String value = option.getValue();
                boolean isFile = option.paramLabel().equals("FILE");
                values.put(
                    option.longestName(),
                    isFile ? Path.of(value).toAbsolutePath().toString() : value);
              });
      return new SettingsOverrides(file, values.remove(PROVIDER), organization, values);
    }

    /** The products' options that were given. */
    private List<OptionSpec> given() {
      return ofProviders.stream().filter(option -> option.getValue() != null).toList();
    }

    /** The same on another command line. */
    List<String> words() {
      List<String> words = new ArrayList<>();
      add(words, "--organization", organization);
      given().forEach(option -> add(words, option.longestName(), option.getValue()));
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
