package dev.rollcall.apply;

import dev.rollcall.live.MembershipWriter;
import dev.rollcall.model.LiveState;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Carries one plan out, stage by stage, in parallel inside a stage. */
public final class Applier {
  private final Plan plan;
  private final ApplyOptions options;
  private final StopSignal stop;
  private final OutcomeRecorder recorder;
  private final RequestExecutor executor;
  private final Dependencies dependencies;
  private final AdminGuard admins;

  private Applier(MembershipWriter writer, ApplyOptions options, Plan plan, LiveState live) {
    this.plan = plan;
    this.options = options;
    this.stop = new StopSignal(options.interrupted());
    this.recorder = new OutcomeRecorder(options.listener(), stop);
    this.executor = new RequestExecutor(writer, recorder, stop);
    this.dependencies = new Dependencies(live, plan.changes());
    this.admins = new AdminGuard(plan.adminFloor());
  }

  /**
   * Applies the changes of a plan and accounts for each. One failure stops only what depends on it.
   * Returns when nothing is in flight any more; an unchecked exception of the writer or the
   * listener is thrown then, too.
   *
   * @param live what the plan was made on
   * @throws IllegalArgumentException if guards refuse the plan, or it holds a change twice
   */
  public static ApplyReport apply(
      Plan plan, LiveState live, MembershipWriter writer, ApplyOptions options) {
    checkAllowed(plan);
    if (plan.changes().stream().distinct().count() != plan.changes().size()) {
      throw new IllegalArgumentException("the plan contains a change twice");
    }
    return new Applier(writer, options, plan, live).execute();
  }

  static void checkAllowed(Plan plan) {
    if (!plan.verdict().allowed()) {
      throw new IllegalArgumentException("guards refuse this plan: " + plan.verdict().violations());
    }
  }

  private ApplyReport execute() {
    Instant startedAt = options.clock().instant();
    try {
      options.listener().started(plan, startedAt);
    } catch (IOException e) {
      stop.stopJournalFailed(e);
    }
    ExecutorService pool = Executors.newFixedThreadPool(options.concurrency());
    try {
      Stages.of(plan.changes()).forEach(stage -> run(stage, pool));
    } finally {
      pool.shutdown();
    }
    Instant finishedAt = options.clock().instant();
    try {
      options.listener().finished(report(startedAt, finishedAt));
    } catch (IOException e) {
      stop.stopJournalFailed(e);
    }
    return report(startedAt, finishedAt);
  }

  private void run(List<Change> stage, ExecutorService pool) {
    int perRequest = executor.perRequest(stage.get(0).step());
    List<CompletableFuture<Void>> requests = new ArrayList<>();
    for (List<Change> request : Stages.requests(ready(stage), perRequest)) {
      requests.add(CompletableFuture.runAsync(() -> deliver(request), pool));
    }
    await(requests);
    for (Change change : stage) {
      Outcome outcome = recorder.outcome(change);
      dependencies.settled(change, outcome);
      admins.settled(change, outcome);
    }
  }

  private List<Change> ready(List<Change> stage) {
    List<Change> ready = new ArrayList<>();
    for (Change change : stage) {
      stop.obstacle()
          .or(() -> dependencies.obstacle(change))
          .or(() -> admins.obstacle(change))
          .ifPresentOrElse(why -> recorder.settle(change, why), () -> ready.add(change));
    }
    return ready;
  }

  private void deliver(List<Change> request) {
    boolean accounted = false;
    try {
      executor.deliver(request);
      accounted = true;
    } finally {
      if (!accounted) {
        stop.stop("stopped by a bug in rollcall");
      }
    }
  }

  // Waits for all of them, also where one fails; no interrupt of this thread cuts that short.
  private static void await(List<CompletableFuture<Void>> requests) {
    try {
      CompletableFuture.allOf(requests.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException bug) {
        throw bug;
      }
      throw e;
    }
  }

  private ApplyReport report(Instant startedAt, Instant finishedAt) {
    List<ApplyReport.Result> results =
        plan.changes().stream()
            .map(change -> new ApplyReport.Result(change, recorder.outcome(change)))
            .toList();
    return new ApplyReport(plan.header(), startedAt, finishedAt, results, stop.given());
  }
}
