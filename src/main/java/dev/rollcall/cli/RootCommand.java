package dev.rollcall.cli;

import dev.rollcall.live.Provider;
import dev.rollcall.live.http.NetworkEnvironment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root command: its subcommands in the order of the help, and the options they share. */
@Command(
    name = "rollcall",
    description = "Manage an organization's access in files: plan the changes and apply them.",
    footer = {"", "Example:", "  rollcall plan examples/acme"})
final class RootCommand implements Runnable {
  private static final Map<String, Function<Shell, Object>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("validate", ValidateCommand::new);
    ALL.put("plan", PlanCommand::new);
    ALL.put("apply", ApplyCommand::new);
    ALL.put("drift", DriftCommand::new);
    ALL.put("import", ImportCommand::new);
    ALL.put("sandbox", SandboxCommand::new);
    ALL.put("fmt", FmtCommand::new);
    ALL.put("completion", shell -> new CompletionCommand());
  }

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and exit.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print the version and exit.")
  boolean version;

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of an unexpected error.")
  boolean stacktrace;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }

  /**
   * The command line that {@code args} need. Building the model of a command takes time, so if the
   * first word names a command, the others are left out. Completion needs them all.
   */
  static CommandLine commandLine(Shell shell, String[] args) {
    CommandLine root = new CommandLine(new RootCommand());
    boolean one = args.length > 0 && ALL.containsKey(args[0]) && !args[0].equals("completion");
    ALL.forEach(
        (name, command) -> {
          if (!one || name.equals(args[0])) {
            root.addSubcommand(name, command.apply(shell));
          }
        });
    List<Provider> providers = shell.providers().apply(NetworkEnvironment.SILENT);
    root.getSubcommands()
        .values()
        .forEach(
            command -> ProjectOptions.OverrideOptions.addTo(command.getCommandSpec(), providers));
    root.getCommandSpec().version("rollcall " + Main.version());
    Converters.register(root);
    return root;
  }

  /** {@code rollcall completion}. */
  @Command(
      name = "completion",
      description = "Print the completion script for bash, or for zsh with bashcompinit.",
      footer = {"", "Example:", "  source <(rollcall completion)"})
  static final class CompletionCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
      CommandSpec root = spec.root();
      spec.commandLine().getOut().print(AutoComplete.bash(root.name(), root.commandLine()));
      spec.commandLine().getOut().flush();
    }
  }
}
