package dev.rollcall.cli;

import dev.rollcall.operation.ImportProject;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rollcall import}. */
@Command(
    name = "import",
    description = "Write a new project from the live state, so that its first plan is empty.",
    footer = {"", "Example:", "  rollcall import acme-live --from examples/acme"})
final class ImportCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      index = "0",
      paramLabel = "DIR",
      description = "The folder of the new project; it must not exist or be empty.")
  private Path folder = Path.of(".");

  @Option(
      names = "--from",
      paramLabel = "PROJECT",
      description = "Use the organization and the provider of this project.")
  private @Nullable Path from;

  @Mixin private ProjectOptions.OverrideOptions overrides = new ProjectOptions.OverrideOptions();

  ImportCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    ImportProject operation = new ImportProject(ProviderRegistry.context(shell));
    int left = operation.write(folder, from, overrides.toOverrides(null), shell.now());
    new Output(shell).say("Wrote " + folder + ". " + firstPlan(left) + ": rollcall plan " + folder);
    return ExitCode.DONE;
  }

  private static String firstPlan(int left) {
    return switch (left) {
      case 0 -> "Its first plan is empty";
      case 1 -> "Its first plan revokes an open invitation";
      default -> "Its first plan revokes " + left + " open invitations";
    };
  }
}
