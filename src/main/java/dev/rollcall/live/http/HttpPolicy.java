package dev.rollcall.live.http;

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
}
