package dev.rollcall.cli;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.live.Provider;
import dev.rollcall.settings.Secret;
import dev.rollcall.settings.SecretSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Secrets from environment variables and files, looked up when they are needed. */
final class EnvironmentSecretResolver implements Provider.SecretResolver {
  private final UnaryOperator<@Nullable String> environment;
  private final Path base;
  private final Output output;

  /**
   * Secrets of one project.
   *
   * @param base where relative paths start from
   * @param output for warnings about files that others can read
   */
  EnvironmentSecretResolver(UnaryOperator<@Nullable String> environment, Path base, Output output) {
    this.environment = environment;
    this.base = base;
    this.output = output;
  }

  @Override
  public Secret reveal(SecretSource source) throws InvalidInputException {
    return source.isFile() ? fromFile(source) : fromVariable(source);
  }

  private Secret fromVariable(SecretSource variable) throws InvalidInputException {
    String value = environment.apply(variable.name());
    String shown = "the environment variable " + variable.name();
    if (value == null) {
      throw wrong(
          shown + " is not set", "set it in the environment of rollcall", variable.source());
    }
    return checked(value, shown, variable.source());
  }

  private Secret fromFile(SecretSource file) throws InvalidInputException {
    String shown = "the token file " + file.name();
    Path path = base.resolve(file.name());
    try {
      Secret secret = checked(Files.readString(path), shown, file.source());
      warnIfOpen(path, file);
      return secret;
    } catch (IOException e) {
      throw wrong(
          shown + " cannot be read",
          "check that it exists and that this user can read it",
          file.source());
    }
  }

  /** A warning to the user only: others read the plan. */
  private void warnIfOpen(Path path, SecretSource file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view != null
        && view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_READ)) {
      Diagnostic warning =
          Diagnostic.warning(
                  "token-file-readable",
                  "every user of this machine can read the token file " + file.name(),
                  file.source())
              .withHint("run chmod 600 " + file.name());
      output.show(Diagnostics.of(List.of(warning)));
    }
  }

  /**
   * A header cannot contain spaces or control characters, and the HTTP client would quote the
   * secret in its error.
   */
  private static Secret checked(String value, String shown, @Nullable SourceLocation source)
      throws InvalidInputException {
    String secret = value.strip();
    if (secret.isEmpty()) {
      throw wrong(shown + " is empty", "store the token there", source);
    }
    if (secret.chars().anyMatch(c -> c <= ' ' || c >= 127)) {
      throw wrong(
          shown + " contains spaces, line breaks or non-ASCII characters",
          "store nothing but the token there",
          source);
    }
    return new Secret(secret);
  }

  private static InvalidInputException wrong(
      String message, String hint, @Nullable SourceLocation source) {
    return new InvalidInputException(Diagnostic.error("no-secret", message, source).withHint(hint));
  }
}
