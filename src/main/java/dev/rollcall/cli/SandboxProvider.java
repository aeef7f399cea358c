package dev.rollcall.cli;

import dev.rollcall.live.Connection;
import dev.rollcall.live.Provider;
import dev.rollcall.live.aihub.AihubProvider;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.Roles;
import dev.rollcall.settings.ConsoleWords;
import dev.rollcall.settings.ProviderKey;
import dev.rollcall.settings.Settings;
import java.nio.file.Path;
import java.util.List;

/** The embedded server of the contract, reached through the same adapter and over real HTTP. */
final class SandboxProvider implements Provider {
  private static final List<ProviderKey> KEYS =
      List.of(
          ProviderKey.of("seed", ProviderKey.Type.FILE).orElse("sandbox.json"),
          ProviderKey.of("state", ProviderKey.Type.FILE).orElse(".rollcall/sandbox.json"));

  private final AihubProvider contract = new AihubProvider();

  @Override
  public String type() {
    return "sandbox";
  }

  @Override
  public String summary() {
    return "the embedded server, on this machine";
  }

  @Override
  public String schema() {
    return Provider.resource(SandboxProvider.class, "sandbox.provider.json");
  }

  @Override
  public List<ProviderKey> keys() {
    return KEYS;
  }

  @Override
  public ConsoleWords console() {
    return contract.console();
  }

  @Override
  public Capabilities capabilities(Settings settings, Path folder) {
    return contract.capabilities(settings, folder);
  }

  @Override
  public Roles roles(Settings settings) {
    return contract.roles(settings);
  }

  @Override
  public Connection connect(Settings settings, ProjectContext project) {
    return new SandboxConnection(
        settings.organization(),
        roles(settings),
        project.folder().resolve(settings.provider().require("seed")),
        project.folder().resolve(settings.provider().require("state")),
        project.declared());
  }
}
