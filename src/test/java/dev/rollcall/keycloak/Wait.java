package dev.rollcall.keycloak;

import java.io.IOException;
import java.time.Duration;

/** Waits for what another process does. */
final class Wait {
  private static final Duration STEP = Duration.ofMillis(100);

  private Wait() {}

  /** Something that is so, or not yet. */
  interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  /**
   * Looks until it is so.
   *
   * @throws IOException if it is not within the time
   */
  static void until(Duration atMost, Condition condition) throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (!condition.holds()) {
      if (System.nanoTime() - start > atMost.toNanos()) {
        throw new IOException("is not so after " + atMost);
      }
      Thread.sleep(STEP.toMillis());
    }
  }
}
