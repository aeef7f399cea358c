package dev.rollcall.settings;

import dev.rollcall.diagnostic.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * Where a secret comes from: the files of a project name only the place. Two sources are equal if
 * they name the same place, wherever they are written.
 */
public sealed interface SecretSource {
  /** The place in the settings that names it, or null if an option does. */
  @Nullable SourceLocation source();

  /** {@code ${NAME}}: the environment variable of that name. */
  record EnvironmentVariable(String name, @Nullable SourceLocation source) implements SecretSource {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof EnvironmentVariable variable && name.equals(variable.name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }

  /**
   * A file that holds nothing else; surrounding whitespace is not part of the secret.
   *
   * @param path as written, relative to the project
   */
  record File(String path, @Nullable SourceLocation source) implements SecretSource {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof File file && path.equals(file.path);
    }

    @Override
    public int hashCode() {
      return path.hashCode();
    }
  }
}
