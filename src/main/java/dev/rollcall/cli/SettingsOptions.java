package dev.rollcall.cli;

import dev.rollcall.operation.SettingsOverrides;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which settings hold for a project in this run. */
final class SettingsOptions {
  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "Take the settings from this file, not from DIR/rollcall.yaml.")
  private @Nullable Path file;

  @Mixin private ProjectOptions.OverrideOptions overrides = new ProjectOptions.OverrideOptions();

  SettingsOverrides toOverrides() {
    return overrides.toOverrides(file);
  }

  /** The same on another command line. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    ProjectOptions.OverrideOptions.add(words, "--settings", file);
    words.addAll(overrides.words());
    return words;
  }

  /** Whether they say what can be so of one project only. */
  boolean isSingleProject() {
    return file != null || toOverrides().organization() != null;
  }
}
