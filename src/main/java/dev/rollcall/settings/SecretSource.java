package dev.rollcall.settings;

import dev.rollcall.diagnostic.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * Where a secret comes from: the files of a project name only the place. Two sources are equal if
 * they name the same place, wherever they are written.
 *
 * @param isFile whether it is a file that contains nothing else, or else an environment variable;
 *     whitespace around the content of a file is not part of the secret
 * @param name of the variable, or the path of the file, as written, relative to the project
 * @param source the place in the settings that names it, or null if an option does
 */
public record SecretSource(boolean isFile, String name, @Nullable SourceLocation source) {
  /** {@code ${NAME}}: the environment variable of that name. */
  public static SecretSource variable(String name, @Nullable SourceLocation source) {
    return new SecretSource(false, name, source);
  }

  /** The file at a path. */
  public static SecretSource file(String path, @Nullable SourceLocation source) {
    return new SecretSource(true, path, source);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SecretSource secret
        && isFile == secret.isFile
        && name.equals(secret.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
