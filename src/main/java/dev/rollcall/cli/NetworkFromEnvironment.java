package dev.rollcall.cli;

import dev.rollcall.live.http.NetworkEnvironment;
import dev.rollcall.settings.Secret;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads of the environment how other machines are reached, as curl and programs in Go do. There is
 * no {@code HTTP_PROXY}: http is spoken with this machine only.
 */
final class NetworkFromEnvironment {
  private NetworkFromEnvironment() {}

  static NetworkEnvironment of(UnaryOperator<@Nullable String> environment) {
    String proxy = either(environment, "HTTPS_PROXY");
    String exceptions = either(environment, "NO_PROXY");
    String certificates = set(environment, "SSL_CERT_FILE");
    return new NetworkEnvironment(
        proxy == null ? null : new Secret(proxy),
        exceptions == null ? "" : exceptions,
        certificates == null ? null : Path.of(certificates));
  }

  /** Both spellings are in use. */
  private static @Nullable String either(UnaryOperator<@Nullable String> environment, String name) {
    String value = set(environment, name);
    return value == null ? set(environment, name.toLowerCase(Locale.ROOT)) : value;
  }

  private static @Nullable String set(UnaryOperator<@Nullable String> environment, String name) {
    String value = environment.apply(name);
    return value == null || value.isBlank() ? null : value;
  }
}
