package dev.rollcall.keycloak;

import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
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
    RetryConfig config =
        RetryConfig.<Boolean>custom()
            .maxAttempts((int) atMost.dividedBy(STEP))
            .waitDuration(STEP)
            .retryOnResult(holds -> !holds)
            .ignoreExceptions(Exception.class)
            .build();
    if (!call(Retry.of("wait", config), condition)) {
      throw new IOException("is not so after " + atMost);
    }
  }

  private static boolean call(Retry retry, Condition condition)
      throws IOException, InterruptedException {
    try {
      return retry.executeCallable(condition::holds);
    } catch (IOException | InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
