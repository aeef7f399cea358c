package dev.rollcall.cli;

import dev.rollcall.apply.ApplyReport;
import dev.rollcall.operation.ApplyProject.Operator.Answer;
import dev.rollcall.operation.ApplyResult;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.Staleness;
import dev.rollcall.report.Subject;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** Shows a plan and asks whether to apply it, then shows how that ended. */
final class ApplyView {
  private final Shell shell;
  private final Output output;
  private final Destinations destinations;
  private final String project;

  /**
   * A view of one run.
   *
   * @param destinations where the report goes, or the plan if nothing was sent
   * @param project the project's folder seen from the repository's root
   */
  ApplyView(Shell shell, Destinations destinations, String project) {
    this.shell = shell;
    this.output = new Output(shell);
    this.destinations = destinations;
    this.project = project;
  }

  /** Shows a plan, and asks unless the answer is yes already. */
  Answer approve(Plan plan, List<Change> withheld, boolean yes) throws IOException {
    output.show(Subject.of(plan, ""));
    if (!withheld.isEmpty()) {
      output.say(withheld.size() + " further changes are withheld in this run.");
    }
    if (yes) {
      return Answer.YES_IN_ADVANCE;
    }
    shell.err().print("\nApply these changes? Only 'yes' will be accepted: ");
    shell.err().flush();
    BufferedReader in = shell.in();
    String answer = in == null ? null : in.readLine();
    return answer != null && answer.strip().equals("yes") ? Answer.YES : Answer.NO;
  }

  /** Returns the exit code. */
  int show(ApplyResult result, boolean interrupted) throws IOException {
    Plan plan = result.plan();
    return switch (result.status()) {
      case BLOCKED -> {
        output.show(Subject.of(plan, project));
        yield showUnsent(plan, "Nothing was applied: a guard refuses this plan.", ExitCode.REFUSED);
      }
      case DECLINED ->
          showUnsent(plan, "Nothing was applied: the answer was not \"yes\".", ExitCode.FAILED);
      case STALE -> showStale(plan, Objects.requireNonNull(result.staleness()));
      case NOTHING_TO_DO -> {
        int exitCode = plan.omitsDeclaredAccess() ? ExitCode.PARTIAL : ExitCode.DONE;
        showUnsent(plan, "Nothing to apply.", exitCode);
        sayNotApplied(result);
        yield exitCode;
      }
      case COMPLETED -> {
        ApplyReport report = Objects.requireNonNull(result.report());
        destinations.write(Subject.of(report, project));
        sayNotApplied(result);
        yield exitCode(plan, report, interrupted);
      }
    };
  }

  private int showUnsent(Plan plan, String message, int exitCode) throws IOException {
    destinations.writeExceptTerminal(Subject.of(plan, project));
    output.say(message);
    return exitCode;
  }

  private int showStale(Plan now, Staleness staleness) throws IOException {
    Subject subject = Subject.of(staleness, now, project);
    destinations.writeExceptTerminal(subject);
    output.show(subject);
    if (staleness.isCurrent()) {
      output.say(
          "The saved plan is stale: a guard now refuses what it allowed when the plan was saved.");
    }
    return ExitCode.STALE;
  }

  private static int exitCode(Plan plan, ApplyReport report, boolean interrupted) {
    if (report.complete() && report.stopped() == null) {
      return plan.omitsDeclaredAccess() ? ExitCode.PARTIAL : ExitCode.DONE;
    }
    return interrupted || report.hasEffect() ? ExitCode.PARTIAL : ExitCode.FAILED;
  }

  private void sayNotApplied(ApplyResult result) {
    result
        .dropped()
        .forEach(c -> output.say(c.address() + ": has joined in the meantime, not resent"));
    for (Change change : result.withheld()) {
      output.say("withheld: " + change.step().action().word() + " " + change.address());
    }
  }
}
