package dev.rollcall.config;

import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.model.Capabilities;
import dev.rollcall.settings.Settings;

/** Reads the roster files of a project. Needs no network and reveals no secret. */
public final class RosterReader {
  private RosterReader() {}

  /**
   * Reads all roster files that {@code settings} do not exclude.
   *
   * @param capabilities of the provider, its roles already those of the settings where these
   *     replace them
   * @throws InvalidInputException with all that is wrong in all files
   */
  public static Roster read(ProjectFolder folder, Settings settings, Capabilities capabilities)
      throws InvalidInputException {
    Diagnostics.Collector problems = new Diagnostics.Collector();
    return new RosterLoader(folder, problems, rule -> {}).read(settings, capabilities);
  }
}
