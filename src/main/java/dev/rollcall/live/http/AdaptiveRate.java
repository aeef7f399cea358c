package dev.rollcall.live.http;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;

/**
 * Decides how many requests a second a server gets, from nothing but what it lets through and what
 * it refuses. Keeps no time of its own: whoever asks brings it, in nanoseconds of {@link
 * System#nanoTime}. Safe for use by many threads.
 *
 * <p>A server that never refuses is asked as fast as it answers. One that does most often keeps a
 * bucket of tokens. From one refusal to the next that bucket goes from empty to empty, so what was
 * let through between them, over the time that took, is the very rate at which it fills, whatever
 * its size and however long the pause was that it asked for; the requests go out a little slower
 * than that. Since a limit can rise, the pace creeps up, first slowly, then faster, until it is
 * refused again: that one refusal among many is the price of not asking.
 *
 * <p>A server that refuses by some other rule, such as at random, betrays itself: measurements do
 * not agree, or it keeps refusing at a pace no faster than what it let through. No pace helps
 * there, and none is kept.
 */
final class AdaptiveRate {
  private static final double SECOND = 1e9;

  /** The first guess at least, before anything is measured; a guess too high corrects itself. */
  private static final double FIRST_GUESS = 10;

  /** Of what was measured: leaves the bucket time to fill. */
  private static final double MARGIN = 0.95;

  /** So many requests let through in a row double the pace; twice as many make it fivefold. */
  private static final double DOUBLING = 150;

  /** So many refusals in a row that no limit explains are not about the pace. */
  private static final int UNLIKELY = 3;

  /** The limit is gone where so many times what it was is let through. */
  private static final double GONE = 20;

  /** A change too small to begin a new cycle for. */
  private static final double NOTICEABLE = 1.05;

  /** So many measurements are kept. */
  private static final int KEPT = 5;

  /** Less than this share of the highest is another rate, not the same measured badly. */
  private static final double AGREEMENT = 0.6;

  private final double most;

  /** The last few rates at which the server let requests through, each up to a refusal. */
  private final Deque<Double> measured = new ArrayDeque<>();

  private final Deque<Long> recent = new ArrayDeque<>();

  private boolean everRefused;
  private double perSecond;

  /** Where it crept up from. */
  private double start;

  private long refusedAt = Long.MIN_VALUE;
  private int passedSince;
  private int unexplained;

  /** Never more than {@code most} a second; infinity for as fast as it goes. */
  AdaptiveRate(double most) {
    this.most = most;
    this.perSecond = most;
    this.start = most;
  }

  /** Requests a second; infinity where nothing is to be held back. */
  synchronized double perSecond() {
    return perSecond;
  }

  /** A request was let through, whatever became of it. */
  synchronized void passed(long now) {
    passedSince++;
    recent.addLast(now);
    forgetOlder(now);
    if (everRefused && perSecond < most) {
      creep();
    }
  }

  private void forgetOlder(long now) {
    while (!recent.isEmpty() && now - recent.getFirst() > SECOND) {
      recent.removeFirst();
    }
  }

  private void creep() {
    double growth = 1 + Math.pow(passedSince / DOUBLING, 2);
    if (growth > GONE) {
      measured.clear();
      everRefused = false;
      perSecond = most;
    } else if (start * growth > perSecond * NOTICEABLE) {
      perSecond = Math.min(most, start * growth);
    }
  }

  /**
   * A request was refused for being one too many.
   *
   * @param sent when; what was sent before the last refusal was known says nothing new
   */
  synchronized void refused(long sent, long now) {
    if (everRefused && sent - refusedAt < 0) {
      return;
    }
    if (!everRefused) {
      guess(now);
    } else if (passedSince > 0) {
      // a pace no faster than what was let through does not explain the refusal
      unexplained = !measured.isEmpty() && perSecond <= rate() ? unexplained + 1 : 0;
      if (measured.size() == KEPT) {
        measured.removeFirst();
      }
      measured.addLast(passedSince / ((now - refusedAt) / SECOND));
      slowDown();
    } else {
      return; // the pause was too short: the measurement goes on
    }
    start = perSecond;
    refusedAt = now;
    passedSince = 0;
  }

  /** What was let through in the last second is too much by the size of the bucket at most. */
  private void guess(long now) {
    forgetOlder(now);
    perSecond = Math.min(most, Math.max(FIRST_GUESS, recent.size()));
    everRefused = true;
  }

  private void slowDown() {
    double rate = rate();
    if (unexplained == UNLIKELY) {
      unexplained = 0;
      measured.clear();
      perSecond = most;
    } else if (!measurementsAgree(rate)) {
      perSecond = most;
    } else if (perSecond == Double.POSITIVE_INFINITY) {
      perSecond = MARGIN * rate;
    } else {
      // a pause in which nobody wanted anything makes a rate look low, so never by more than half
      perSecond = Math.min(perSecond, Math.max(perSecond / 2, MARGIN * rate));
    }
  }

  /** The highest: whatever disturbs a measurement makes it too low. */
  private double rate() {
    return Collections.max(measured);
  }

  /** Whether all but one are about the same. */
  private boolean measurementsAgree(double rate) {
    return measured.stream().filter(one -> one < AGREEMENT * rate).count() < 2;
  }
}
