package dev.rollcall.cli;

import dev.rollcall.live.Provider;
import dev.rollcall.live.aihub.AihubConsole;
import dev.rollcall.live.aihub.AihubProvider;
import dev.rollcall.live.http.NetworkEnvironment;
import dev.rollcall.live.keycloak.KeycloakProvider;
import dev.rollcall.live.snapshot.SnapshotProvider;
import dev.rollcall.operation.OperationContext;
import dev.rollcall.settings.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The products there are; a new one is a line here. Loads no class of picocli, for a fast {@code
 * --version}.
 */
public final class ProviderRegistry {
  private ProviderRegistry() {}

  /** All of them, reached through a network. */
  public static List<Provider> providers(NetworkEnvironment network) {
    return List.of(
        new AihubProvider(network),
        new KeycloakProvider(network),
        new SandboxProvider(),
        new SnapshotProvider(new AihubConsole()));
  }

  /** What operations need from the shell they run in. */
  static OperationContext context(Shell shell) {
    return new OperationContext(
        shell.providers().apply(network(shell.environment())),
        base -> new EnvironmentSecretResolver(shell.environment(), base, new Output(shell)));
  }

  /**
   * How other machines are reached, as curl and programs in Go read it. There is no {@code
   * HTTP_PROXY}: only this machine is reached over http.
   */
  private static NetworkEnvironment network(UnaryOperator<@Nullable String> environment) {
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
