package dev.rollcall.live.http;

import dev.rollcall.live.http.Exchange.FailedAttemptException;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;

/**
 * How long to wait for a server, and how often to ask.
 *
 * @param connect for a connection
 * @param read for the next bytes of an answer
 * @param call for a whole answer
 * @param tries of a request that may be repeated, the first included
 * @param throttledAttempts of a request the server puts off, the first included
 * @param firstDelay before the second try; each further one doubles, give or take
 * @param maxDelay where the server does not say how long
 * @param maxPause where it does
 * @param requestsPerSecond at most; infinity for as fast as the server answers and lets through
 */
public record HttpPolicy(
    Duration connect,
    Duration read,
    Duration call,
    int tries,
    int throttledAttempts,
    Duration firstDelay,
    Duration maxDelay,
    Duration maxPause,
    double requestsPerSecond) {
  /** What suits a server on the internet: a broken one is given up after some ten seconds. */
  public static final HttpPolicy DEFAULT =
      new HttpPolicy(
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          5,
          20,
          Duration.ofMillis(500),
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Double.POSITIVE_INFINITY);

  /** The same with no more requests a second than these. */
  public HttpPolicy atMost(double newRequestsPerSecond) {
    return new HttpPolicy(
        connect,
        read,
        call,
        tries,
        throttledAttempts,
        firstDelay,
        maxDelay,
        maxPause,
        newRequestsPerSecond);
  }

  /** Repeats at once, with growing delays, what may be repeated. */
  Retry repeating() {
    return repeating(tries);
  }

  /** The same with so many tries, the first included. */
  Retry repeating(int newTries) {
    return Retry.of(
        "again",
        RetryConfig.custom()
            .maxAttempts(newTries)
            .retryOnException(e -> is(FailedAttemptException.Next.TRY_AGAIN, e))
            .intervalFunction(backOff())
            .build());
  }

  /** Repeats what the server puts off, and has all other requests wait for as long. */
  Retry waiting(RequestThrottle throttle) {
    IntervalFunction backOff = backOff();
    return Retry.of(
        "later",
        RetryConfig.custom()
            .maxAttempts(throttledAttempts)
            .retryOnException(e -> is(FailedAttemptException.Next.WAIT, e))
            .intervalBiFunction(
                (attempt, failure) -> {
                  Duration told = ((FailedAttemptException) failure.getLeft()).pause();
                  Duration wait =
                      told == null ? Duration.ofMillis(backOff.apply(attempt)) : bounded(told);
                  throttle.close(wait);
                  return wait.toMillis();
                })
            .build());
  }

  private Duration bounded(Duration told) {
    Duration wait = told.isNegative() ? Duration.ZERO : told;
    return wait.compareTo(maxPause) > 0 ? maxPause : wait;
  }

  private IntervalFunction backOff() {
    return IntervalFunction.ofExponentialRandomBackoff(firstDelay, 2, 0.5, maxDelay);
  }

  private static boolean is(FailedAttemptException.Next next, Throwable e) {
    return e instanceof FailedAttemptException attempt && attempt.is(next);
  }
}
