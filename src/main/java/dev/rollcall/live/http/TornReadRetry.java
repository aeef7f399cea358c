package dev.rollcall.live.http;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.http.Exchange.FailedAttemptException;
import io.github.resilience4j.retry.Retry;

/** Repeats a read that was torn, with growing delays, a few times. */
public final class TornReadRetry {
  private static final int TRIES = 3;

  private final Retry retry;

  public TornReadRetry(HttpPolicy policy) {
    retry = policy.repeating(TRIES);
  }

  /** A read of a moment, which may find that it was none. */
  @FunctionalInterface
  public interface Read<T> {
    /** What is read. */
    T read() throws ApiException, TornReadException;
  }

  /**
   * Reads until it is of one moment.
   *
   * @throws ApiException if it never is, or cannot be read at all
   */
  public <T> T whole(Read<T> read) throws ApiException {
    try {
      return retry.executeSupplier(() -> once(read));
    } catch (FailedAttemptException e) {
      throw e.reported();
    }
  }

  private static <T> T once(Read<T> read) {
    try {
      return read.read();
    } catch (ApiException e) {
      throw FailedAttemptException.last(e);
    } catch (TornReadException e) {
      throw FailedAttemptException.passing(
          ApiException.unknown(
              0,
              "the live state kept changing during "
                  + TRIES
                  + " reads: "
                  + e.getMessage()
                  + "; try again when nobody else is writing",
              e));
    }
  }
}
