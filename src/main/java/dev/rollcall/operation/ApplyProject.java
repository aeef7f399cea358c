package dev.rollcall.operation;

import dev.rollcall.apply.Applier;
import dev.rollcall.apply.ApplyOptions;
import dev.rollcall.apply.ApplyReport;
import dev.rollcall.config.NoSuchFolderException;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.live.ApiException;
import dev.rollcall.live.Connection;
import dev.rollcall.live.MembershipWriter;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.SavedChange;
import dev.rollcall.plan.SavedPlan;
import dev.rollcall.plan.Staleness;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * {@code apply}: plans, has the plan approved, and carries out what was approved and nothing else.
 */
public final class ApplyProject {
  private final OperationContext world;
  private final ChangeSelection.ChangeFilter withholding;
  private final ApplyOptions options;
  private final Handover handover;

  /**
   * An apply that sends what it is told.
   *
   * @param handover takes the plan where nothing can be sent
   */
  public ApplyProject(
      OperationContext world,
      ChangeSelection.ChangeFilter withholding,
      ApplyOptions options,
      Handover handover) {
    this.world = world;
    this.withholding = withholding;
    this.options = options;
    this.handover = handover;
  }

  /**
   * Applies a project as it is now.
   *
   * @throws InvalidOptionsException, NoSuchFolderException, InvalidInputException if the files are
   *     wrong
   * @throws ApiException if the live state cannot be read completely; nothing was sent
   * @throws IOException if the plan cannot be handed over
   */
  public ApplyResult apply(ProjectLocation where, PlanOptions planOptions, Approver approval)
      throws InvalidOptionsException,
          NoSuchFolderException,
          InvalidInputException,
          ApiException,
          IOException {
    OpenProject project = OpenProject.open(where, world);
    try (Connection connection = project.connect()) {
      PlanningResult planned = ProjectPlanner.plan(project, connection.reader(), planOptions);
      ChangeSelection selection = ChangeSelection.of(planned.plan().changes(), withholding);
      Plan plan = planned.planner().restrict(planned.plan(), selection.changes());
      if (!plan.verdict().allowed()) {
        return new ApplyResult.Blocked(plan);
      }
      if (plan.changes().isEmpty()) {
        return new ApplyResult.NothingToDo(plan, selection.withheld(), List.of());
      }
      return switch (approval.ask(plan, selection.withheld())) {
        case NO -> new ApplyResult.Declined(plan);
        case PRE_APPROVED -> carryOut(connection, planned, plan, selection, List.of());
        case APPROVED ->
            applyApproved(
                OpenProject.open(where, world), connection, planOptions, SavedPlan.of(plan));
      };
    }
  }

  /**
   * Applies a plan that was saved and approved elsewhere, with the overrides it was saved with.
   *
   * @throws InvalidOptionsException, NoSuchFolderException, InvalidInputException if the files are
   *     wrong
   * @throws ApiException if the live state cannot be read completely; nothing was sent
   * @throws IOException if the plan cannot be handed over
   */
  public ApplyResult applySaved(ProjectLocation where, PlanOptions planOptions, SavedPlan saved)
      throws InvalidOptionsException,
          NoSuchFolderException,
          InvalidInputException,
          ApiException,
          IOException {
    OpenProject project = OpenProject.open(where, world);
    try (Connection connection = project.connect()) {
      PlanOptions asSaved = new PlanOptions(planOptions.now(), saved.verdict().overrides());
      return applyApproved(project, connection, asSaved, saved);
    }
  }

  private ApplyResult applyApproved(
      OpenProject project, Connection connection, PlanOptions planOptions, SavedPlan saved)
      throws InvalidInputException, ApiException, IOException {
    PlanningResult planned = ProjectPlanner.plan(project, connection.reader(), planOptions);
    Staleness staleness = Staleness.of(saved, planned.plan(), planned.live());
    if (!staleness.isCurrent()) {
      return new ApplyResult.Stale(staleness, planned.plan());
    }
    ChangeSelection selection = ChangeSelection.of(staleness.current(), withholding);
    Plan plan = planned.planner().restrict(planned.plan(), selection.changes());
    if (!plan.verdict().allowed()) {
      return saved.verdict().allowed()
          ? new ApplyResult.Stale(staleness, plan)
          : new ApplyResult.Blocked(plan);
    }
    if (plan.changes().isEmpty()) {
      return new ApplyResult.NothingToDo(plan, selection.withheld(), staleness.dropped());
    }
    return carryOut(connection, planned, plan, selection, staleness.dropped());
  }

  private ApplyResult carryOut(
      Connection connection,
      PlanningResult planned,
      Plan plan,
      ChangeSelection selection,
      List<SavedChange> dropped)
      throws IOException {
    Optional<MembershipWriter> writer = connection.writer(planned.live());
    ApplyReport report =
        writer.isPresent()
            ? Applier.apply(plan, planned.live(), writer.get(), options)
            : handOver(plan);
    return new ApplyResult.Completed(plan, report, selection.withheld(), dropped);
  }

  private ApplyReport handOver(Plan plan) throws IOException {
    handover.give(plan);
    return ApplyReport.handedOver(plan, options.clock().instant());
  }
}
