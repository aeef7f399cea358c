package dev.rollcall.live.http;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What every request to one server passes before it is sent: not while the server asks to be left
 * alone, and not faster than its {@link AdaptiveRate}. Safe for use by many threads.
 */
final class RequestThrottle {
  private static final Duration NO_TIMEOUT = Duration.ofDays(1);

  /** Until when the server asks to be left alone, as {@code System.nanoTime}. */
  private final AtomicLong pausedUntil = new AtomicLong(System.nanoTime());

  private final AdaptiveRate pace;

  /** One at a time, in order of arrival, so that nobody holds a turn that a pause makes void. */
  private final ReentrantLock turn = new ReentrantLock(true);

  /** Turns at the pace, or null where nothing is held back. */
  private volatile @Nullable RateLimiter turns;

  private double turnsPerSecond;

  RequestThrottle(AdaptiveRate pace) {
    this.pace = pace;
    this.turnsPerSecond = pace.perSecond();
    this.turns = turnsAt(turnsPerSecond);
  }

  /** Waits until a request may be sent, and returns when that is, as {@code System.nanoTime}. */
  long pass() throws InterruptedException {
    if (turns != null || pauseLeft() > 0) {
      turn.lockInterruptibly();
      try {
        do {
          awaitPause();
          awaitTurn();
        } while (pauseLeft() > 0);
      } finally {
        turn.unlock();
      }
    }
    return System.nanoTime();
  }

  private long pauseLeft() {
    return pausedUntil.get() - System.nanoTime();
  }

  private void awaitPause() throws InterruptedException {
    for (long left = pauseLeft(); left > 0; left = pauseLeft()) {
      TimeUnit.NANOSECONDS.sleep(left);
    }
  }

  private void awaitTurn() throws InterruptedException {
    RateLimiter now = turns;
    if (now != null) {
      TimeUnit.NANOSECONDS.sleep(now.reservePermission());
    }
  }

  /** Nothing is sent for that long from now. */
  void close(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    // nanoTime may overflow: only differences can be compared
    pausedUntil.accumulateAndGet(end, (old, next) -> next - old > 0 ? next : old);
  }

  /** The server let a request through, whatever it answered. */
  void passed() {
    pace.passed(System.nanoTime());
    follow();
  }

  /** The server refused a request, which passed here at {@code sent}, as one too many. */
  void refused(long sent) {
    pace.refused(sent, System.nanoTime());
    follow();
  }

  private synchronized void follow() {
    double perSecond = pace.perSecond();
    if (perSecond != turnsPerSecond) {
      turnsPerSecond = perSecond;
      turns = turnsAt(perSecond);
    }
  }

  private static @Nullable RateLimiter turnsAt(double perSecond) {
    if (perSecond == Double.POSITIVE_INFINITY) {
      return null;
    }
    RateLimiter limiter =
        RateLimiter.of(
            "turns",
            RateLimiterConfig.custom()
                .limitForPeriod(1)
                .limitRefreshPeriod(Duration.ofNanos((long) Math.ceil(1e9 / perSecond)))
                .timeoutDuration(NO_TIMEOUT)
                .build());
    limiter.drainPermissions(); // the first turn, too, is a whole cycle after the one before
    return limiter;
  }
}
