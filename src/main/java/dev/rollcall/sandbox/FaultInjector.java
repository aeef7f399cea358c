package dev.rollcall.sandbox;

import dev.rollcall.sandbox.SandboxOptions.FaultPlan;
import dev.rollcall.sandbox.SandboxOptions.FaultPlan.Fault;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Injects faults into requests before their effect, and into responses after it. Requests are
 * numbered as they come, and for one seed the n-th always has the same fault. Safe for many
 * threads.
 */
final class FaultInjector implements AutoCloseable {
  private final FaultPlan plan;
  private final Random random;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger inFlight = new AtomicInteger();

  /** Serves a request. */
  interface Effect {
    Response run();
  }

  FaultInjector(FaultPlan plan) {
    this.plan = plan;
    this.random = new Random(plan.seed());
  }

  /**
   * Lets a request have its effect, or not, and then be answered, or not.
   *
   * @return the answer to send; empty where the connection is to drop instead
   */
  Optional<Response> pass(Effect effect) {
    inFlight.incrementAndGet();
    try {
      return pass(draw(), effect);
    } finally {
      inFlight.decrementAndGet();
    }
  }

  private Optional<Response> pass(@Nullable Fault fault, Effect effect) {
    if (closedDuring(plan.latency())) {
      return Optional.empty();
    }
    return fault == null ? Optional.of(effect.run()) : inject(fault, effect);
  }

  private synchronized @Nullable Fault draw() {
    return plan.at(random.nextInt(FaultPlan.ALL));
  }

  private Optional<Response> inject(Fault fault, Effect effect) {
    return switch (fault) {
      case BEFORE -> Optional.of(failed());
      case AFTER -> {
        effect.run();
        yield Optional.of(failed());
      }
      case RESET -> {
        effect.run();
        yield Optional.empty();
      }
      case THROTTLE ->
          Optional.of(
              Response.error(429, "injected fault: too many requests; nothing was done")
                  .with("Retry-After", "1"));
      case SLOW -> closedDuring(plan.slowness()) ? Optional.empty() : Optional.of(effect.run());
    };
  }

  /** The same before and after the effect: a client cannot tell them apart. */
  private static Response failed() {
    return Response.error(500, "injected fault: failed; the request may have had its effect");
  }

  /** Waits; a request that still waits when the sandbox closes never has its effect. */
  private boolean closedDuring(Duration pause) {
    try {
      return closed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** How many requests may not have had their effect yet. */
  int inFlight() {
    return inFlight.get();
  }

  /** Releases the requests that wait. */
  @Override
  public void close() {
    closed.countDown();
  }
}
