package dev.rollcall.live.http;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;

/** The last few rates at which a server let requests through, each up to a refusal. */
final class RateMeasurements {
  private static final int KEPT = 5;

  /** Less than this share of the highest is another rate, not the same measured badly. */
  private static final double AGREEMENT = 0.6;

  private final Deque<Double> rates = new ArrayDeque<>();

  void add(double rate) {
    if (rates.size() == KEPT) {
      rates.removeFirst();
    }
    rates.addLast(rate);
  }

  void clear() {
    rates.clear();
  }

  /** Whether something was measured, and this pace is no faster. */
  boolean cannotExplain(double perSecond) {
    return !rates.isEmpty() && perSecond <= rate();
  }

  /** The highest: whatever disturbs a measurement makes it too low. */
  double rate() {
    return Collections.max(rates);
  }

  /** Whether all but one are about the same. */
  boolean agree() {
    double least = AGREEMENT * rate();
    return rates.stream().filter(rate -> rate < least).count() < 2;
  }
}
