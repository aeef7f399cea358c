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

/** One plan being carried out, once. */
final class ApplyRun {
  private final Plan plan;
  private final GroupMembership groups;
  private final ApplyOptions options;
  private final StopSignal halt;
  private final OutcomeRecorder ledger;
  private final RequestExecutor delivery;
  private final WriteDispatcher calls;
  private final AdminGuard admins;

  ApplyRun(MembershipWriter writer, ApplyOptions options, Plan plan, LiveState live) {
    this.plan = plan;
    this.groups = new GroupMembership(live, plan.changes());
    this.options = options;
    this.halt = new StopSignal(options.interrupted());
    this.ledger = new OutcomeRecorder(options.listener(), halt);
    this.calls = new WriteDispatcher(writer);
    this.delivery = new RequestExecutor(writer, ledger, halt);
    this.admins = new AdminGuard(plan.adminFloor());
  }

  ApplyReport execute() {
    Instant startedAt = options.clock().instant();
    start(startedAt);
    ExecutorService pool = Executors.newFixedThreadPool(options.concurrency());
    try {
      Stages.of(plan.changes()).forEach(stage -> run(stage, pool));
    } finally {
      pool.shutdown();
    }
    return finish(startedAt);
  }

  private void start(Instant at) {
    try {
      options.listener().started(plan, at);
    } catch (IOException e) {
      halt.stopJournalFailed(e);
    }
  }

  private void run(List<Change> stage, ExecutorService pool) {
    List<Change> ready = ready(stage);
    List<CompletableFuture<Void>> requests = new ArrayList<>();
    for (List<Change> request : Stages.requests(ready, calls.perRequest(stage.get(0).step()))) {
      requests.add(CompletableFuture.runAsync(() -> deliver(request), pool));
    }
    await(requests);
    stage.forEach(change -> admins.settled(change, ledger.outcome(change)));
  }

  private List<Change> ready(List<Change> stage) {
    Dependencies dependencies = new Dependencies(plan.changes(), groups, ledger.outcomes());
    List<Change> ready = new ArrayList<>();
    for (Change change : stage) {
      halt.obstacle()
          .or(() -> dependencies.obstacle(change))
          .or(() -> admins.obstacle(change))
          .ifPresentOrElse(why -> ledger.settle(change, why), () -> ready.add(change));
    }
    return ready;
  }

  private void deliver(List<Change> request) {
    boolean accounted = false;
    try {
      delivery.deliver(request);
      accounted = true;
    } finally {
      if (!accounted) {
        halt.stop("stopped by a bug");
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

  private ApplyReport finish(Instant startedAt) {
    Instant finishedAt = options.clock().instant();
    try {
      options.listener().finished(report(startedAt, finishedAt));
    } catch (IOException e) {
      halt.stopJournalFailed(e);
    }
    return report(startedAt, finishedAt);
  }

  private ApplyReport report(Instant startedAt, Instant finishedAt) {
    List<ApplyReport.Result> results =
        plan.changes().stream()
            .map(change -> new ApplyReport.Result(change, ledger.outcome(change)))
            .toList();
    return new ApplyReport(plan.header(), startedAt, finishedAt, results, halt.given());
  }
}
