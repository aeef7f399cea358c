package dev.rollcall.cli;

import dev.rollcall.live.Provider;
import dev.rollcall.live.aihub.AihubProvider;
import dev.rollcall.live.http.Network;
import dev.rollcall.live.keycloak.KeycloakProvider;
import dev.rollcall.live.snapshot.SnapshotProvider;
import dev.rollcall.operation.Providers.Declared;
import dev.rollcall.operation.World;
import dev.rollcall.settings.ProviderSettings;
import java.nio.file.Path;

/** Which provider stands behind which settings, and where secrets come from. */
final class Wiring {
  private Wiring() {}

  static World world(Shell shell) {
    Network network = ProcessNetwork.of(shell.environment());
    return new World(
        (settings, base, declared) -> provider(settings, base, declared, network),
        base -> new ProcessSecrets(shell.environment(), base, new Output(shell)));
  }

  private static Provider provider(
      ProviderSettings settings, Path base, Declared declared, Network network) {
    return settings.match(
        sandbox -> new SandboxProvider(sandbox, base, declared),
        aihub -> new AihubProvider(network, base),
        snapshot -> new SnapshotProvider(snapshot, base),
        keycloak -> new KeycloakProvider(network, base));
  }
}
