package dev.rollcall.live.http;

import java.time.Duration;

/**
 * How long to wait for a server, and how often to ask.
 *
 * @param connect for a connection
 * @param read for the next bytes of an answer
 * @param call for a whole answer
 * @param tries of a request that may be repeated, the first included
 * @param throttledTries of a request the server puts off, the first included
 * @param firstDelay before the second try; each further one doubles, give or take
 * @param longestDelay where the server does not say how long
 * @param longestPause where it does
 * @param requestsPerSecond at most; infinity for as fast as the server answers and lets through
 */
public record Patience(
    Duration connect,
    Duration read,
    Duration call,
    int tries,
    int throttledTries,
    Duration firstDelay,
    Duration longestDelay,
    Duration longestPause,
    double requestsPerSecond) {
  /** What suits a server on the internet: a broken one is given up after some ten seconds. */
  public static final Patience DEFAULT =
      new Patience(
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
  public Patience atMost(double newRequestsPerSecond) {
    return new Patience(
        connect,
        read,
        call,
        tries,
        throttledTries,
        firstDelay,
        longestDelay,
        longestPause,
        newRequestsPerSecond);
  }
}
