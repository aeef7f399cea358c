package dev.rollcall.operation;

import dev.rollcall.config.ProjectReader.Roster;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.live.ApiException;
import dev.rollcall.live.MembershipReader;
import dev.rollcall.model.Address;
import dev.rollcall.model.LiveState;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.PlanInput;
import dev.rollcall.plan.Planner;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Reads both sides at once, then compares them. */
final class ProjectPlanner {
  /** How often a live state is read that does not keep still. */
  private static final int READS = 3;

  private ProjectPlanner() {}

  /**
   * Makes a plan of a project, of a live state that is what it seems wherever the plan would change
   * it.
   *
   * @throws InvalidInputException if the files are wrong, which is found out whatever the product
   *     answers
   */
  static PlanningResult plan(OpenProject project, MembershipReader reader, PlanOptions options)
      throws InvalidInputException, ApiException {
    for (int read = 0; read < READS; read++) {
      PlanningResult planned = once(project, reader, options);
      if (reader.confirms(touched(planned.plan()))) {
        return planned;
      }
    }
    throw ApiException.unknown(
        0,
        "the live state kept changing during "
            + READS
            + " reads; try again when nobody else is writing",
        null);
  }

  private static Set<Address> touched(Plan plan) {
    Set<Address> touched = new TreeSet<>();
    for (Change change : plan.changes()) {
      touched.add(change.address());
      touched.addAll(change.losses().keySet());
    }
    return touched;
  }

  private static PlanningResult once(
      OpenProject project, MembershipReader reader, PlanOptions options)
      throws InvalidInputException, ApiException {
    FutureTask<LiveState> fetch = new FutureTask<>(reader::read);
    Thread thread = new Thread(fetch, "fetch");
    thread.setDaemon(true);
    thread.start();
    Roster roster = project.roster();
    LiveState live = await(fetch);
    Planner planner =
        new Planner(
            new PlanInput(
                project.settings(),
                project.capabilities(),
                roster.desired(),
                roster.digest(),
                live,
                options.now(),
                options.allowances(),
                roster.warnings()));
    return new PlanningResult(planner, planner.plan(), live);
  }

  private static LiveState await(FutureTask<LiveState> fetch) throws ApiException {
    try {
      return fetch.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ApiException refused) {
        throw refused;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ApiException.unknown(0, "interrupted while reading the live state", e);
    }
  }
}
