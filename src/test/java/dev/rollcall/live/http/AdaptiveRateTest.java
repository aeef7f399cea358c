package dev.rollcall.live.http;

import static dev.rollcall.live.http.SimulatedTraffic.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.Effort;
import dev.rollcall.live.http.SimulatedTraffic.Outcome;
import dev.rollcall.live.http.SimulatedTraffic.Server;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AdaptiveRateTest {
  private static final long MILLISECOND = SECOND / 1000;
  private static final double UNLIMITED = Double.POSITIVE_INFINITY;

  private static Outcome run(Server server, int calls, int concurrency, long latency) {
    return new SimulatedTraffic(new AdaptiveRate(UNLIMITED), server, latency)
        .run(calls, concurrency);
  }

  @Test
  void whoeverIsNeverRefusedIsNeverHeldBack() {
    AdaptiveRate pace = new AdaptiveRate(UNLIMITED);
    for (long now = 0; now < SECOND; now += MILLISECOND) {
      pace.passed(now);
    }

    assertThat(pace.perSecond()).isInfinite();
  }

  /** 1,000 calls at 10 a second, a bucket of 10, {@code Retry-After: 1}. */
  @ParameterizedTest
  @CsvSource({"8, 2", "8, 20", "8, 100", "8, 400", "1, 20", "4, 20", "16, 20"})
  void tenASecond(int concurrency, long latencyMillis) {
    Outcome outcome =
        run(LimitedServer.bucket(10, 10), 1000, concurrency, latencyMillis * MILLISECOND);

    assertThat(outcome.seconds()).isLessThan(1.15 * 99);
    assertThat(outcome.shareRefused()).isLessThan(0.035);
  }

  static LongStream seeds() {
    return LongStream.range(0, Effort.of(200, 5000));
  }

  /** Whatever the rate and the bucket, as long as that holds what fills it in the pause. */
  @ParameterizedTest
  @MethodSource("seeds")
  void anyBucket(long seed) {
    Random random = new Random(seed);
    double rate = 3 * Math.pow(50, random.nextDouble());
    int size = (int) (rate * (1 + random.nextDouble() * 4)) + 1;
    long latency = (1 + random.nextInt(200)) * MILLISECOND;
    int concurrency = 1 + random.nextInt(8);

    Outcome outcome = run(LimitedServer.bucket(rate, size), 2000, concurrency, latency);

    double ideal = Math.max((2000 - size) / rate, 2000.0 * latency / SECOND / concurrency * 1.05);
    assertThat(outcome.seconds()).isLessThan(1.3 * ideal + 2);
    assertThat(outcome.shareRefused()).isLessThan(0.05);
  }

  @Test
  void slowServer() {
    Outcome outcome = run(LimitedServer.bucket(2, 2), 1000, 8, 20 * MILLISECOND);

    assertThat(outcome.seconds()).isLessThan(1.3 * 499);
    assertThat(outcome.shareRefused()).isLessThan(0.05);
  }

  @Test
  void fixedWindow() {
    Outcome outcome = run(LimitedServer.window(600, 60 * SECOND), 1000, 8, 20 * MILLISECOND);

    assertThat(outcome.seconds()).isLessThan(70);
    assertThat(outcome.shareRefused()).isLessThan(0.02);
  }

  /** A refusal that no pace prevents slows down no more than the pauses asked for. */
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.04, 0.1})
  void refusalsAtRandom(double share) {
    double pauses = 0;
    double seconds = 0;
    for (long seed = 0; seed < 20; seed++) {
      Outcome outcome = run(LimitedServer.moody(share, seed), 1000, 8, 20 * MILLISECOND);
      pauses += outcome.refused();
      seconds += outcome.seconds();
    }

    assertThat(seconds).isLessThan(2 * pauses + 20 * 30);
  }

  /** Nor where hardly any pause is asked for, so that all measurements agree on the pace itself. */
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.04, 0.1, 0.2})
  void refusalsAtRandomWithHardlyAPause(double share) {
    double seconds = 0;
    for (long seed = 0; seed < 20; seed++) {
      Outcome outcome =
          run(LimitedServer.moody(share, seed, 20 * MILLISECOND), 2000, 8, 20 * MILLISECOND);
      seconds += outcome.seconds() - outcome.refused() * 0.02;
    }

    assertThat(seconds / 20).isLessThan(20);
  }

  @Test
  void limitThatGoesAwayIsForgotten() {
    SimulatedTraffic traffic =
        new SimulatedTraffic(
            new AdaptiveRate(UNLIMITED),
            LimitedServer.until(30 * SECOND, LimitedServer.bucket(10, 10)),
            20 * MILLISECOND);
    Outcome limited = traffic.run(250, 8);
    assertThat(limited.pace()).isBetween(8.0, 20.0);

    Outcome after = traffic.run(2000, 8);
    assertThat(after.seconds()).isLessThan(60);
    assertThat(after.refused()).isLessThan(8);
    assertThat(after.pace()).isInfinite();
  }

  /** Somebody thinks about the plan: that makes no server look slow. */
  @Test
  void idleTimeIsNoMeasurement() {
    SimulatedTraffic traffic =
        new SimulatedTraffic(
            new AdaptiveRate(UNLIMITED), LimitedServer.bucket(10, 10), 20 * MILLISECOND);
    traffic.run(30, 8);
    traffic.idle(600 * SECOND);

    assertThat(traffic.run(500, 8).seconds()).isLessThan(1.3 * 50);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 9, 10})
  void capHoldsFromTheStart(double cap) {
    SimulatedTraffic traffic =
        new SimulatedTraffic(new AdaptiveRate(cap), LimitedServer.bucket(10, 10), 20 * MILLISECOND);

    Outcome outcome = traffic.run(300, 8);
    assertThat(outcome.refused()).isZero();
    assertThat(outcome.seconds()).isBetween(299 / cap, 301 / cap);
  }

  @Test
  void capIsNeverExceeded() {
    AdaptiveRate pace = new AdaptiveRate(20);
    assertThat(pace.perSecond()).isEqualTo(20);
    pace.refused(0, 1);
    assertThat(pace.perSecond()).isEqualTo(10);
    for (int i = 0; i < 10_000; i++) {
      pace.passed(i * MILLISECOND);
      assertThat(pace.perSecond()).isLessThanOrEqualTo(20);
    }
    assertThat(pace.perSecond()).isEqualTo(20);
  }

  @Test
  void requestsUnderWayWhenItIsRefusedAreNoNews() {
    AdaptiveRate pace = new AdaptiveRate(UNLIMITED);
    for (int i = 0; i < 40; i++) {
      pace.passed(i * MILLISECOND);
    }
    pace.refused(38 * MILLISECOND, 50 * MILLISECOND);
    assertThat(pace.perSecond()).isEqualTo(40);
    pace.passed(51 * MILLISECOND);

    pace.refused(39 * MILLISECOND, 52 * MILLISECOND);
    assertThat(pace.perSecond()).isEqualTo(40);
  }

  @Test
  void pauseThatWasTooShortIsNoMeasurement() {
    AdaptiveRate pace = new AdaptiveRate(UNLIMITED);
    pace.refused(0, 1);
    pace.refused(SECOND, SECOND + 1);

    assertThat(pace.perSecond()).isEqualTo(10);
  }
}
