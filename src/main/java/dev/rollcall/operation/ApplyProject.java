package dev.rollcall.operation;

import dev.rollcall.apply.Applier;
import dev.rollcall.apply.ApplyOptions;
import dev.rollcall.apply.ApplyReport;
import dev.rollcall.config.NoSuchFolderException;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.live.ApiException;
import dev.rollcall.live.Connection;
import dev.rollcall.live.MembershipWriter;
import dev.rollcall.model.LiveState;
import dev.rollcall.operation.ApplyResult.ApplyStatus;
import dev.rollcall.operation.PlanningResult.ChangeSelection;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.SavedChange;
import dev.rollcall.plan.SavedPlan;
import dev.rollcall.plan.Staleness;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code apply}: plans, has the plan approved, and carries out exactly what was approved. */
public final class ApplyProject {
  private final OperationContext context;
  private final ChangeFilter filter;
  private final ApplyOptions options;
  private final Operator operator;

  /** The person who runs an apply. */
  public interface Operator {
    /** An answer to a plan. */
    enum Answer {
      /** Yes, given before the plan was made: no time has passed. */
      YES_IN_ADVANCE,
      /** Yes, after reading: the live state may have changed in the meantime. */
      YES,
      NO
    }

    /**
     * Shows a plan that the guards allow and that has changes, and what is withheld of it.
     *
     * @throws IOException if it cannot be shown
     */
    Answer approve(Plan plan, List<Change> withheld) throws IOException;

    /**
     * Takes an approved plan that only a person can carry out.
     *
     * @throws IOException if it cannot be passed on, with a message for the user
     */
    void handOver(Plan plan) throws IOException;
  }

  /** Applies what {@code filter} leaves of a plan. */
  public ApplyProject(
      OperationContext context, ChangeFilter filter, ApplyOptions options, Operator operator) {
    this.context = context;
    this.filter = filter;
    this.options = options;
    this.operator = operator;
  }

  /**
   * Applies a project as it is now.
   *
   * @throws InvalidOptionsException, NoSuchFolderException, InvalidInputException if the files are
   *     invalid
   * @throws ApiException if the live state cannot be read completely; nothing was sent
   * @throws IOException if the plan cannot be handed over
   */
  public ApplyResult apply(Path folder, SettingsOverrides overrides, PlanOptions planOptions)
      throws InvalidOptionsException,
          NoSuchFolderException,
          InvalidInputException,
          ApiException,
          IOException {
    OpenProject project = OpenProject.open(folder, overrides, context);
    try (Connection connection = project.connect()) {
      PlanningResult planned = PlanningResult.of(project, connection.reader(), planOptions);
      ChangeSelection selection = planned.select(planned.plan().changes(), filter);
      Plan plan = selection.plan();
      if (!plan.verdict().allowed()) {
        return ApplyResult.notSent(ApplyStatus.BLOCKED, plan);
      }
      if (plan.changes().isEmpty()) {
        return nothingToDo(selection, List.of());
      }
      return switch (operator.approve(plan, selection.withheld())) {
        case NO -> ApplyResult.notSent(ApplyStatus.DECLINED, plan);
        case YES_IN_ADVANCE -> carryOut(connection, planned.live(), selection, List.of());
        case YES ->
            applyApproved(
                OpenProject.open(folder, overrides, context),
                connection,
                planOptions,
                SavedPlan.of(plan));
      };
    }
  }

  /**
   * Applies a plan that was saved and approved elsewhere, with the overrides it was saved with.
   *
   * @throws InvalidOptionsException, NoSuchFolderException, InvalidInputException if the files are
   *     invalid
   * @throws ApiException if the live state cannot be read completely; nothing was sent
   * @throws IOException if the plan cannot be handed over
   */
  public ApplyResult applySaved(
      Path folder, SettingsOverrides overrides, PlanOptions planOptions, SavedPlan saved)
      throws InvalidOptionsException,
          NoSuchFolderException,
          InvalidInputException,
          ApiException,
          IOException {
    OpenProject project = OpenProject.open(folder, overrides, context);
    try (Connection connection = project.connect()) {
      PlanOptions asSaved = new PlanOptions(planOptions.now(), saved.verdict().overrides());
      return applyApproved(project, connection, asSaved, saved);
    }
  }

  private ApplyResult applyApproved(
      OpenProject project, Connection connection, PlanOptions planOptions, SavedPlan saved)
      throws InvalidInputException, ApiException, IOException {
    PlanningResult planned = PlanningResult.of(project, connection.reader(), planOptions);
    Staleness staleness = Staleness.of(saved, planned.plan(), planned.live());
    if (!staleness.isCurrent()) {
      return ApplyResult.stale(staleness, planned.plan());
    }
    ChangeSelection selection = planned.select(staleness.current(), filter);
    Plan plan = selection.plan();
    if (!plan.verdict().allowed()) {
      return saved.verdict().allowed()
          ? ApplyResult.stale(staleness, plan)
          : ApplyResult.notSent(ApplyStatus.BLOCKED, plan);
    }
    return plan.changes().isEmpty()
        ? nothingToDo(selection, staleness.dropped())
        : carryOut(connection, planned.live(), selection, staleness.dropped());
  }

  private static ApplyResult nothingToDo(ChangeSelection selection, List<SavedChange> dropped) {
    return new ApplyResult(
        ApplyStatus.NOTHING_TO_DO, selection.plan(), selection.withheld(), dropped, null, null);
  }

  private ApplyResult carryOut(
      Connection connection, LiveState live, ChangeSelection selection, List<SavedChange> dropped)
      throws IOException {
    Plan plan = selection.plan();
    Optional<MembershipWriter> writer = connection.writer(live);
    ApplyReport report =
        writer.isPresent() ? Applier.apply(plan, live, writer.get(), options) : handOver(plan);
    return new ApplyResult(
        ApplyStatus.COMPLETED, plan, selection.withheld(), dropped, null, report);
  }

  private ApplyReport handOver(Plan plan) throws IOException {
    operator.handOver(plan);
    return ApplyReport.handedOver(plan, options.clock().instant());
  }
}
