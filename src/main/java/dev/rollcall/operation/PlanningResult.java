package dev.rollcall.operation;

import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.live.ApiException;
import dev.rollcall.live.MembershipReader;
import dev.rollcall.model.Address;
import dev.rollcall.model.LiveState;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.Planner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A plan and what it was made from.
 *
 * @param planner makes parts of the plan from the same inputs
 */
record PlanningResult(Planner planner, Plan plan, LiveState live) {
  /** How often a live state is read that keeps changing. */
  private static final int READS = 3;

  /** The part of a plan that one run applies, and the changes left for another. */
  record ChangeSelection(Plan plan, List<Change> withheld) {}

  /**
   * Reads both sides at once and compares them, until the reader confirms the live state wherever
   * the plan would change it.
   *
   * @throws InvalidInputException if the files are invalid, whatever the product responds
   */
  static PlanningResult of(OpenProject project, MembershipReader reader, PlanOptions options)
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
    project.roster();
    LiveState live = await(fetch);
    Planner planner = project.planner(live, options);
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

  /** Leaves of {@code changes} what the filter withholds, and what requires something withheld. */
  ChangeSelection select(List<Change> changes, ChangeFilter filter) {
    List<Change> kept = new ArrayList<>();
    List<Change> withheld = new ArrayList<>();
    Set<Address> missing = new HashSet<>();
    for (Change change : changes) {
      if (filter.withholds(change) || change.requires().stream().anyMatch(missing::contains)) {
        withheld.add(change);
        if (change.before() == null) {
          missing.add(change.address());
        }
      } else {
        kept.add(change);
      }
    }
    return new ChangeSelection(planner.restrict(plan, kept), withheld);
  }
}
