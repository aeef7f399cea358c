package dev.rollcall.live;

import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.Roles;
import dev.rollcall.settings.ProviderModule;
import dev.rollcall.settings.Secret;
import dev.rollcall.settings.SecretSource;
import dev.rollcall.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/** A product that holds memberships: a module that can connect. */
public interface Provider extends ProviderModule {
  /**
   * What it can do for a project with these settings; asks nobody.
   *
   * @param folder where relative paths of the settings start from: some providers read there what
   *     they can do
   */
  Capabilities capabilities(Settings settings, Path folder);

  /** The roles of a project with these settings; reads nothing. */
  Roles roles(Settings settings);

  /**
   * Opens a way to the organization; sends nothing yet.
   *
   * @throws InvalidInputException if the settings lack what a connection needs, such as a secret
   */
  Connection connect(Settings settings, ProjectContext project) throws InvalidInputException;

  /** The text of a resource that stands beside a class, such as a provider's part of the schema. */
  static String resource(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      Objects.requireNonNull(in, () -> "no " + name + " beside " + beside.getName());
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + name, e);
    }
  }

  /**
   * What a connection may need of the project it is for.
   *
   * @param folder where relative paths of the settings start from
   * @param secrets reveals what they name
   * @param declared what the files say, for a provider that makes its product up from it
   */
  record ProjectContext(Path folder, SecretResolver secrets, DesiredStateSource declared) {}

  /** Reveals secrets where they are needed, so that commands which need none ask for none. */
  interface SecretResolver {
    /**
     * The secret itself.
     *
     * @throws InvalidInputException if there is none at that place
     */
    Secret reveal(SecretSource source) throws InvalidInputException;
  }

  /** What the files of a project say, read when it is asked for. */
  interface DesiredStateSource {
    /**
     * Reads the files, or waits until they are read.
     *
     * @throws InvalidInputException if they are invalid
     */
    DesiredState get() throws InvalidInputException;
  }
}
