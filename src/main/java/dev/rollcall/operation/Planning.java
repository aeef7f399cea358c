package dev.rollcall.operation;

import dev.rollcall.config.Roster;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.live.ApiException;
import dev.rollcall.live.MembershipReader;
import dev.rollcall.model.LiveState;
import dev.rollcall.plan.PlanInput;
import dev.rollcall.plan.Planner;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Reads both sides at once, then compares them. */
final class Planning {
  private Planning() {}

  /**
   * Makes a plan of a project.
   *
   * @throws InvalidInputException if the files are wrong, which is found out whatever the product
   *     answers
   */
  static Planned plan(OpenProject project, MembershipReader reader, PlanOptions options)
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
    return new Planned(planner, planner.plan(), live);
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
