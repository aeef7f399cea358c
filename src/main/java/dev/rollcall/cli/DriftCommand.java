package dev.rollcall.cli;

import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.operation.DetectDrift;
import dev.rollcall.operation.PlanOptions;
import dev.rollcall.plan.Drift;
import dev.rollcall.report.Subject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rollcall drift}. */
@Command(
    name = "drift",
    description = {
      "Show where the live state differs from the files, the edits that would adopt each"
          + " difference, and the apply that would revert it. Exits with 2 if there is any.",
    },
    footer = {"", "Example:", "  rollcall drift examples/acme"})
final class DriftCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private ProjectOptions project = new ProjectOptions();
  @Mixin private Destinations.FormatOption format = new Destinations.FormatOption();

  @Option(
      names = "--at",
      paramLabel = "DATE",
      description =
          "Compare as of this date (2026-11-24, midnight UTC) or this instant"
              + " (2026-11-24T09:00:00Z).")
  private @Nullable Instant at;

  DriftCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    Destinations destinations = format.toDestinations(shell);
    String path = project.pathInRepository();
    PlanOptions options = new PlanOptions(at == null ? shell.now() : at, List.of());
    try {
      Drift drift =
          new DetectDrift(ProviderRegistry.context(shell))
              .detect(project.folder(), project.toOverrides(), options);
      destinations.write(Subject.of(drift, project.command("apply"), path));
      return drift.plan().changes().isEmpty() ? ExitCode.DONE : ExitCode.PENDING;
    } catch (InvalidInputException e) {
      destinations.writeExceptTerminal(Subject.of(e.diagnostics(), path));
      throw e;
    }
  }
}
