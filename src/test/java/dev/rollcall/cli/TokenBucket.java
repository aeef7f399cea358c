package dev.rollcall.cli;

import com.sun.net.httpserver.HttpExchange;
import java.util.Map;
import java.util.Optional;

/**
 * Lets through as many requests as there are tokens in a bucket that fills all the time; the others
 * are told to come back in a second.
 */
final class TokenBucket implements Relay.Judge {
  private final double perSecond;
  private final int size;

  private double tokens;
  private long filledAt = System.nanoTime();
  private int requests;
  private int refused;

  TokenBucket(double perSecond, int size) {
    this.perSecond = perSecond;
    this.size = size;
    this.tokens = size;
  }

  synchronized int requests() {
    return requests;
  }

  synchronized int refused() {
    return refused;
  }

  @Override
  public synchronized Optional<Relay.Reply> judge(HttpExchange request) {
    long now = System.nanoTime();
    tokens = Math.min(size, tokens + perSecond * (now - filledAt) / 1e9);
    filledAt = now;
    requests++;
    if (tokens < 1) {
      refused++;
      return Optional.of(new Relay.Reply(429, Map.of("Retry-After", "1"), ""));
    }
    tokens--;
    return Optional.empty();
  }
}
