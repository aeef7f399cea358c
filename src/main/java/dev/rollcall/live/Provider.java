package dev.rollcall.live;

import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.model.Capabilities;
import dev.rollcall.settings.Secret;
import dev.rollcall.settings.SecretSource;
import dev.rollcall.settings.Settings;

/** A product that holds memberships. */
public interface Provider {
  /** The word in {@code provider.type}. */
  String type();

  /** What it can do for a project with these settings; asks nobody. */
  Capabilities capabilities(Settings settings);

  /**
   * Opens a way to the organization; sends nothing yet.
   *
   * @throws InvalidInputException if the settings lack what a connection needs, such as a secret
   */
  Connection connect(Settings settings, SecretResolver secrets) throws InvalidInputException;

  /** Reveals secrets where they are needed, so that commands which need none ask for none. */
  interface SecretResolver {
    /**
     * The secret itself.
     *
     * @throws InvalidInputException if there is none at that place
     */
    Secret reveal(SecretSource source) throws InvalidInputException;
  }
}
