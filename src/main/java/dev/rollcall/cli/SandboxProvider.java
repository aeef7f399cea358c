package dev.rollcall.cli;

import dev.rollcall.live.Connection;
import dev.rollcall.live.Provider;
import dev.rollcall.live.aihub.AihubProvider;
import dev.rollcall.model.Capabilities;
import dev.rollcall.operation.ProviderLookup.DesiredStateSource;
import dev.rollcall.settings.ProviderSettings;
import dev.rollcall.settings.Settings;
import java.nio.file.Path;

/** The embedded server of the contract, reached through the same adapter and over real HTTP. */
final class SandboxProvider implements Provider {
  private final ProviderSettings.Sandbox files;
  private final Path base;
  private final DesiredStateSource declared;
  private final AihubProvider contract = new AihubProvider();

  /**
   * A sandbox beside a project.
   *
   * @param base where the paths of its files start from
   * @param declared what a fresh one takes its workspaces from
   */
  SandboxProvider(ProviderSettings.Sandbox files, Path base, DesiredStateSource declared) {
    this.files = files;
    this.base = base;
    this.declared = declared;
  }

  @Override
  public String type() {
    return files.type();
  }

  @Override
  public Capabilities capabilities(Settings settings) {
    return contract.capabilities(settings);
  }

  @Override
  public Connection connect(Settings settings, SecretResolver secrets) {
    return new SandboxConnection(
        settings.organization(),
        capabilities(settings).roles(),
        base.resolve(files.seed()),
        base.resolve(files.state()),
        declared);
  }
}
