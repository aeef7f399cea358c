package dev.rollcall.cli;

import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.live.ApiException;
import dev.rollcall.live.Connection;
import dev.rollcall.live.MembershipReader;
import dev.rollcall.live.MembershipWriter;
import dev.rollcall.live.Provider;
import dev.rollcall.live.Provider.DesiredStateSource;
import dev.rollcall.live.aihub.AihubProvider;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Roles;
import dev.rollcall.sandbox.Sandbox;
import dev.rollcall.sandbox.SandboxOptions;
import dev.rollcall.settings.ConsoleWords;
import dev.rollcall.settings.ProviderKey;
import dev.rollcall.settings.Secret;
import dev.rollcall.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

  /** A sandbox that runs from the first read until it is closed. */
  private static final class SandboxConnection implements Connection {
    private final String organization;
    private final Roles builtIn;
    private final Path seed;
    private final Path state;
    private final DesiredStateSource declared;
    private @Nullable Sandbox sandbox;
    private @Nullable Connection contract;

    SandboxConnection(
        String organization, Roles builtIn, Path seed, Path state, DesiredStateSource declared) {
      this.organization = organization;
      this.builtIn = builtIn;
      this.seed = seed;
      this.state = state;
      this.declared = declared;
    }

    @Override
    public MembershipReader reader() {
      return () -> contract().reader().read();
    }

    @Override
    public Optional<MembershipWriter> writer(LiveState live) {
      Connection opened = contract;
      if (opened == null) {
        throw new IllegalStateException("a sandbox must be read before it is written to");
      }
      return opened.writer(live);
    }

    private synchronized Connection contract() throws ApiException {
      if (contract == null) {
        Sandbox started = start();
        sandbox = started;
        contract =
            AihubProvider.connect(
                started.baseUri(), organization, new Secret("any-token-will-do"), builtIn);
      }
      return contract;
    }

    private Sandbox start() throws ApiException {
      boolean seeded = Files.exists(seed);
      List<String> workspaces = seeded || Files.exists(state) ? List.of() : declaredWorkspaces();
      try {
        return Sandbox.start(
            SandboxOptions.defaults()
                .withOrganization(organization)
                .withSeed(seeded ? seed : null)
                .withState(state)
                .withWorkspaces(workspaces));
      } catch (IOException e) {
        throw ApiException.refused(0, "the sandbox cannot start: " + e.getMessage());
      }
    }

    private List<String> declaredWorkspaces() throws ApiException {
      try {
        return List.copyOf(declared.get().workspaces());
      } catch (InvalidInputException e) {
        throw ApiException.refused(
            0,
            "a new sandbox takes its workspaces from the files, which are invalid: "
                + e.getMessage());
      }
    }

    @Override
    public synchronized void close() {
      if (contract != null) {
        contract.close();
      }
      if (sandbox != null) {
        sandbox.close();
      }
    }
  }
}
