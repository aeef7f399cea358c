package dev.rollcall.cli;

import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.operation.PlanOptions;
import dev.rollcall.operation.PlanProject;
import dev.rollcall.plan.Plan;
import dev.rollcall.saved.PlanFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rollcall plan}. */
@Command(
    name = "plan",
    description = "Shows what apply would do, and does nothing.",
    footer = {"", "Example:", "  rollcall plan examples/acme"})
final class PlanCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private ProjectOptions project = new ProjectOptions();
  @Mixin private FormatOption format = new FormatOption(EnumSet.allOf(Format.class));
  @Mixin private AllowOption allow = new AllowOption();
  @Mixin private ClockOption clock = new ClockOption();

  @Option(
      names = "--base",
      paramLabel = "DIR",
      description =
          "Compare with the project at the merge base: tell what this pull request causes from what"
              + " had drifted already.")
  private @Nullable Path base;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Save the plan, for rollcall apply --plan FILE.")
  private @Nullable Path out;

  @Option(
      names = "--detailed-exitcode",
      description = "Answer 2 where changes are pending, 3 where a guard refuses them.")
  private boolean detailedExitCode;

  PlanCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    Destinations destinations = format.toDestinations(shell);
    PlanOptions options = new PlanOptions(clock.orElse(shell.now()), allow.allowances());
    try {
      Plan plan = new PlanProject(Wiring.world(shell)).plan(project.toLocation(), base, options);
      destinations.write(new PlanArtefact(plan, project.pathInRepository()));
      save(plan);
      return detailedExitCode ? detailed(plan) : ExitCode.DONE;
    } catch (InvalidInputException e) {
      destinations.writeAside(new DiagnosticsArtefact(e.diagnostics(), project.pathInRepository()));
      throw e;
    }
  }

  private void save(Plan plan) throws IOException {
    if (out != null) {
      new PlanFile(Version.number()).save(plan, out);
      new Output(shell)
          .say(
              "Saved the plan; apply it with: rollcall apply "
                  + project.folder()
                  + " --plan "
                  + out);
    }
  }

  private static int detailed(Plan plan) {
    if (!plan.verdict().allowed()) {
      return ExitCode.REFUSED;
    }
    return plan.changes().isEmpty() ? ExitCode.DONE : ExitCode.PENDING;
  }
}
