package dev.rollcall.sandbox;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

/** Waits for late effects, for tests that judge what was done. */
public final class Calm {
  private Calm() {}

  /** Returns when every request that has come has had its effect; a minute at most. */
  public static void await(Sandbox sandbox) throws InterruptedException {
    long end = System.nanoTime() + SECONDS.toNanos(60);
    while (sandbox.inFlight() > 0) {
      if (System.nanoTime() > end) {
        throw new AssertionError(sandbox.inFlight() + " requests are still under way");
      }
      MILLISECONDS.sleep(5);
    }
  }
}
