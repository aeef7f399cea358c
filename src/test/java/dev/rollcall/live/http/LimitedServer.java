package dev.rollcall.live.http;

import java.util.Random;

/** Ways in which servers limit their clients; times in nanoseconds. */
final class LimitedServer {
  private static final long SECOND = SimulatedTraffic.SECOND;

  private LimitedServer() {}

  /** Tokens fill a bucket; each request takes one. */
  static SimulatedTraffic.Server bucket(double perSecond, int size) {
    return new SimulatedTraffic.Server() {
      private double tokens = size;
      private long filledAt;

      @Override
      public long refusesFor(long now) {
        tokens = Math.min(size, tokens + perSecond * (now - filledAt) / SECOND);
        filledAt = now;
        if (tokens < 1) {
          return SECOND;
        }
        tokens--;
        return 0;
      }
    };
  }

  /** So many in each stretch of time. */
  static SimulatedTraffic.Server window(int requests, long length) {
    return new SimulatedTraffic.Server() {
      private long window = -1;
      private int count;

      @Override
      public long refusesFor(long now) {
        if (window != now / length) {
          window = now / length;
          count = 0;
        }
        count++;
        long left = length - now % length;
        return count <= requests ? 0 : (left / SECOND + 1) * SECOND;
      }
    };
  }

  /** Refuses a share of all requests, however few they are. */
  static SimulatedTraffic.Server moody(double share, long seed) {
    return moody(share, seed, SECOND);
  }

  /** The same, and asks for another pause. */
  static SimulatedTraffic.Server moody(double share, long seed, long pause) {
    Random random = new Random(seed);
    return now -> random.nextDouble() < share ? pause : 0;
  }

  /** Another server until a moment, and then without limits. */
  static SimulatedTraffic.Server until(long end, SimulatedTraffic.Server limited) {
    return now -> now < end ? limited.refusesFor(now) : 0;
  }
}
