package dev.rollcall.cli;

import dev.rollcall.config.Roster;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.operation.ValidateProject;
import dev.rollcall.render.DiagnosticsJson;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code rollcall validate}. */
@Command(
    name = "validate",
    description = "Checks a project's files, asking no server and needing no secret.",
    footer = {"", "Example:", "  rollcall validate examples/acme"})
final class ValidateCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private ProjectOptions project = new ProjectOptions();
  @Mixin private FormatOption format = new FormatOption();

  ValidateCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    Output output = new Output(shell);
    try {
      Roster roster = new ValidateProject(Wiring.world(shell)).validate(project.toLocation());
      write(output, Diagnostics.of(roster.warnings()));
      output.say("Valid: " + Inventory.of(roster.desired()) + ".");
      return ExitCode.DONE;
    } catch (InvalidInputException e) {
      write(output, e.diagnostics());
      return ExitCode.INVALID;
    }
  }

  private void write(Output output, Diagnostics diagnostics) throws IOException {
    if (format.isJson()) {
      output.write(new DiagnosticsJson(), diagnostics);
    } else {
      output.write(output.diagnosticsText(), diagnostics);
    }
  }
}
