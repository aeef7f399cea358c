package dev.rollcall.cli;

import dev.rollcall.operation.PlanOptions;
import dev.rollcall.operation.PlanProject;
import dev.rollcall.plan.Plan;
import dev.rollcall.render.PlanJson;
import dev.rollcall.render.PlanText;
import dev.rollcall.saved.PlanFile;
import java.nio.file.Path;
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
  @Mixin private FormatOption format = new FormatOption();
  @Mixin private AllowOption allow = new AllowOption();
  @Mixin private ClockOption clock = new ClockOption();

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
    PlanOptions options = new PlanOptions(clock.orElse(shell.now()), allow.allowances());
    Plan plan = new PlanProject(Wiring.world(shell)).plan(project.toLocation(), options);
    Output output = new Output(shell);
    if (format.isJson()) {
      output.write(new PlanJson(Version.number()), plan);
    } else {
      output.write(new PlanText(output.palette()), plan);
    }
    if (out != null) {
      new PlanFile(Version.number()).save(plan, out);
      output.say(
          "Saved the plan; apply it with: rollcall apply " + project.folder() + " --plan " + out);
    }
    return detailedExitCode ? detailed(plan) : ExitCode.DONE;
  }

  private static int detailed(Plan plan) {
    if (!plan.verdict().allowed()) {
      return ExitCode.REFUSED;
    }
    return plan.changes().isEmpty() ? ExitCode.DONE : ExitCode.PENDING;
  }
}
