package dev.rollcall.config;

import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.settings.Settings;
import dev.rollcall.yaml.YamlFile;
import java.nio.file.Path;

/** Reads {@code rollcall.yaml}. Needs no network and reveals no secret. */
public final class SettingsReader {
  private SettingsReader() {}

  /**
   * Reads the settings in {@code file}, which diagnostics call {@code displayName}.
   *
   * @throws InvalidInputException with all that is wrong in the file
   */
  public static Settings read(Path file, String displayName) throws InvalidInputException {
    Diagnostics.Collector problems = new Diagnostics.Collector();
    Settings settings =
        new SettingsFileReader(problems, rule -> {}).read(new YamlFile(file, displayName));
    if (settings == null) {
      throw new InvalidInputException(problems.toDiagnostics());
    }
    return settings;
  }
}
