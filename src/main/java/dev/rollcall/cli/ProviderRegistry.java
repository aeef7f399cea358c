package dev.rollcall.cli;

import dev.rollcall.live.Provider;
import dev.rollcall.live.aihub.AihubProvider;
import dev.rollcall.live.http.NetworkEnvironment;
import dev.rollcall.live.keycloak.KeycloakProvider;
import dev.rollcall.live.snapshot.SnapshotProvider;
import dev.rollcall.operation.OperationContext;
import dev.rollcall.operation.ProviderLookup.DesiredStateSource;
import dev.rollcall.settings.ProviderSettings;
import java.nio.file.Path;

/** Which provider stands behind which settings, and where secrets come from. */
final class ProviderRegistry {
  private ProviderRegistry() {}

  static OperationContext world(Shell shell) {
    NetworkEnvironment network = NetworkFromEnvironment.of(shell.environment());
    return new OperationContext(
        (settings, base, declared) -> provider(settings, base, declared, network),
        base -> new EnvironmentSecretResolver(shell.environment(), base, new Output(shell)));
  }

  private static Provider provider(
      ProviderSettings settings,
      Path base,
      DesiredStateSource declared,
      NetworkEnvironment network) {
    return settings.match(
        sandbox -> new SandboxProvider(sandbox, base, declared),
        aihub -> new AihubProvider(network, base),
        snapshot -> new SnapshotProvider(snapshot, base),
        keycloak -> new KeycloakProvider(network, base));
  }
}
