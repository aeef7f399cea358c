package dev.rollcall.cli;

import dev.rollcall.operation.ApplyResult;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.SavedChange;
import dev.rollcall.report.Subject;
import java.io.IOException;
import java.util.List;

/** Shows how an apply ended, and answers with which exit code. */
final class ApplyView {
  private final Output output;
  private final Destinations destinations;
  private final String project;

  /**
   * A view of one run.
   *
   * @param destinations where the report goes, or the plan where nothing was sent
   * @param project the project's folder seen from the repository's root
   */
  ApplyView(Output output, Destinations destinations, String project) {
    this.output = output;
    this.destinations = destinations;
    this.project = project;
  }

  int show(ApplyResult result, boolean interrupted) throws IOException {
    if (result instanceof ApplyResult.Blocked refused) {
      Subject plan = Subject.of(refused.plan(), project);
      output.show(plan);
      destinations.writeExceptTerminal(plan);
      output.say("Nothing was applied: a guard refuses this plan.");
      return ExitCode.REFUSED;
    }
    if (result instanceof ApplyResult.Stale stale) {
      showStale(stale);
      return ExitCode.STALE;
    }
    if (result instanceof ApplyResult.Declined declined) {
      destinations.writeExceptTerminal(Subject.of(declined.plan(), project));
      output.say("Nothing was applied: the answer was not \"yes\".");
      return ExitCode.FAILED;
    }
    if (result instanceof ApplyResult.NothingToDo nothing) {
      destinations.writeExceptTerminal(Subject.of(nothing.plan(), project));
      output.say("Nothing to apply.");
      sayNotApplied(nothing.withheld(), nothing.dropped());
      return nothing.plan().omitsDeclaredAccess() ? ExitCode.PARTIAL : ExitCode.DONE;
    }
    return show((ApplyResult.Completed) result, interrupted);
  }

  private void showStale(ApplyResult.Stale stale) throws IOException {
    Subject subject = Subject.of(stale.staleness(), stale.now(), project);
    destinations.writeExceptTerminal(subject);
    output.show(subject);
    if (stale.staleness().isCurrent()) {
      output.say(
          "The saved plan is stale: a guard refuses now what it let pass when it was saved.");
    }
  }

  private int show(ApplyResult.Completed ended, boolean interrupted) throws IOException {
    destinations.write(Subject.of(ended.report(), project));
    sayNotApplied(ended.withheld(), ended.dropped());
    if (ended.report().complete() && ended.report().stopped() == null) {
      return ended.plan().omitsDeclaredAccess() ? ExitCode.PARTIAL : ExitCode.DONE;
    }
    return interrupted || ended.report().hasEffect() ? ExitCode.PARTIAL : ExitCode.FAILED;
  }

  private void sayNotApplied(List<Change> withheld, List<SavedChange> dropped) {
    dropped.forEach(change -> output.say(change.address() + ": joined meanwhile, not resent"));
    withheld.forEach(
        change ->
            output.say("withheld: " + change.step().action().word() + " " + change.address()));
  }
}
