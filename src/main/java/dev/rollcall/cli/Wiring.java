package dev.rollcall.cli;

import dev.rollcall.live.Provider;
import dev.rollcall.live.aihub.AihubProvider;
import dev.rollcall.live.snapshot.SnapshotProvider;
import dev.rollcall.operation.Providers.Declared;
import dev.rollcall.operation.World;
import dev.rollcall.settings.ProviderSettings;
import java.nio.file.Path;

/** Which provider stands behind which settings, and where secrets come from. */
final class Wiring {
  private Wiring() {}

  static World world(Shell shell) {
    return new World(Wiring::provider, base -> new ProcessSecrets(shell.environment(), base));
  }

  private static Provider provider(ProviderSettings settings, Path base, Declared declared) {
    return settings.match(
        sandbox -> new SandboxProvider(sandbox, base, declared),
        aihub -> new AihubProvider(),
        snapshot -> new SnapshotProvider(snapshot, base));
  }
}
