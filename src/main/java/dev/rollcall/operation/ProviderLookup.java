package dev.rollcall.operation;

import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.live.Provider;
import dev.rollcall.model.DesiredState;
import dev.rollcall.settings.ProviderSettings;
import java.nio.file.Path;

/** Finds the product that a project's settings name. */
public interface ProviderLookup {
  /**
   * The provider of a project.
   *
   * @param base the folder that relative paths of the settings start from
   * @param declared what the files say, for a provider that makes its product up from it
   */
  Provider of(ProviderSettings settings, Path base, DesiredStateSource declared);

  /** What the files of a project say, read when it is asked for. */
  interface DesiredStateSource {
    /**
     * Reads the files, or waits until they are read.
     *
     * @throws InvalidInputException if they are wrong
     */
    DesiredState get() throws InvalidInputException;
  }
}
