package dev.rollcall.cli;

import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.live.ApiException;
import dev.rollcall.plan.Plan;
import dev.rollcall.report.ProjectPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToIntFunction;

/** Plans several projects separately: an error in one does not affect the others. */
final class MultiProjectPlanner {
  /** Most of the time is spent waiting for a server, and some may be the same one. */
  private static final int MAX_PARALLEL = 4;

  /** Makes the plan of one project. */
  interface PlanFunction {
    Plan plan(Path folder) throws Exception;
  }

  private MultiProjectPlanner() {}

  /** Plans all of them, in the order given. */
  static List<ProjectPlan> plan(
      List<Path> folders, PlanFunction planning, ToIntFunction<Plan> exitCode) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(MAX_PARALLEL, folders.size()));
    try {
      List<Future<ProjectPlan>> running = new ArrayList<>();
      for (Path folder : folders) {
        running.add(threads.submit(() -> planOne(folder, planning, exitCode)));
      }
      List<ProjectPlan> plans = new ArrayList<>();
      for (Future<ProjectPlan> one : running) {
        plans.add(await(one));
      }
      return plans;
    } finally {
      threads.shutdownNow();
    }
  }

  private static ProjectPlan await(Future<ProjectPlan> running) throws Exception {
    try {
      return running.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static ProjectPlan planOne(
      Path folder, PlanFunction planning, ToIntFunction<Plan> exitCode) throws Exception {
    String shown = folder.toString().replace('\\', '/');
    try {
      Plan plan = planning.plan(folder);
      return new ProjectPlan(shown, new ProjectPlan.Made(plan), exitCode.applyAsInt(plan));
    } catch (InvalidInputException e) {
      return new ProjectPlan(shown, new ProjectPlan.Invalid(e.diagnostics()), ExitCode.INVALID);
    } catch (ApiException e) {
      return new ProjectPlan(
          shown, new ProjectPlan.Unreachable(String.valueOf(e.getMessage())), ExitCode.FAILED);
    }
  }
}
