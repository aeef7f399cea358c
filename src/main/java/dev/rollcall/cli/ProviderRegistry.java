package dev.rollcall.cli;

import dev.rollcall.live.Provider;
import dev.rollcall.live.aihub.AihubProvider;
import dev.rollcall.live.http.NetworkEnvironment;
import dev.rollcall.live.keycloak.KeycloakProvider;
import dev.rollcall.live.snapshot.SnapshotProvider;
import dev.rollcall.operation.OperationContext;
import java.util.List;

/** The products there are; a new one is a line here. */
public final class ProviderRegistry {
  private ProviderRegistry() {}

  /** All of them, reached through a network. */
  public static List<Provider> providers(NetworkEnvironment network) {
    return List.of(
        new AihubProvider(network),
        new KeycloakProvider(network),
        new SandboxProvider(),
        new SnapshotProvider());
  }

  /** What operations need of the world around them. */
  static OperationContext world(Shell shell) {
    return new OperationContext(
        shell.providers().apply(NetworkFromEnvironment.of(shell.environment())),
        base -> new EnvironmentSecretResolver(shell.environment(), base, new Output(shell)));
  }
}
