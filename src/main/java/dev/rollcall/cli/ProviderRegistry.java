package dev.rollcall.cli;

import dev.rollcall.live.Provider;
import dev.rollcall.live.aihub.AihubConsole;
import dev.rollcall.live.aihub.AihubProvider;
import dev.rollcall.live.http.NetworkEnvironment;
import dev.rollcall.live.keycloak.KeycloakProvider;
import dev.rollcall.live.snapshot.SnapshotProvider;
import dev.rollcall.operation.OperationContext;
import dev.rollcall.plan.Plan;
import dev.rollcall.settings.ConsoleWords;
import dev.rollcall.settings.ProviderModule;
import dev.rollcall.settings.ProviderModules;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The products there are; a new one is a line here. */
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

  /**
   * The words of the console where a plan is carried out by hand.
   *
   * @throws ParameterException if the product has none
   */
  static ConsoleWords console(Plan plan, Shell shell, CommandSpec command) {
    List<Provider> providers = shell.providers().apply(NetworkEnvironment.SILENT);
    ProviderModule module = new ProviderModules(providers).find(plan.header().provider());
    ConsoleWords console = module == null ? null : module.console();
    if (console == null) {
      throw new ParameterException(
          command.commandLine(),
          "there is no runbook for the provider "
              + plan.header().provider()
              + ": apply the plan instead");
    }
    return console;
  }

  /** What operations need from the shell they run in. */
  static OperationContext context(Shell shell) {
    return new OperationContext(
        shell.providers().apply(NetworkFromEnvironment.of(shell.environment())),
        base -> new EnvironmentSecretResolver(shell.environment(), base, new Output(shell)));
  }
}
