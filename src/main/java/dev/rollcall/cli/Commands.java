package dev.rollcall.cli;

import dev.rollcall.live.Provider;
import dev.rollcall.live.http.NetworkEnvironment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;

/** The commands there are, in the order of the help. */
final class Commands {
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

  private Commands() {}

  /**
   * The command line that {@code args} need: building a command's model takes time, so where the
   * first word names one, the others are left out. Completion needs them all.
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
    return root;
  }
}
