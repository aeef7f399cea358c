package dev.rollcall.live.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class RequestThrottleTest {
  /** When each of {@code count} requests passed, sent by 8 threads. */
  private static List<Long> pass(RequestThrottle gate, int count) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Long>> requests = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        requests.add(gate::pass);
      }
      List<Long> times = new ArrayList<>();
      for (Future<Long> request : threads.invokeAll(requests, 1, TimeUnit.MINUTES)) {
        times.add(request.get());
      }
      return times.stream().sorted().toList();
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * Until the last of {@code count} requests has passed, in nanoseconds. Counted from before the
   * first: a thread that is late to note its own pass would seem to shorten a span between passes.
   */
  private static long span(RequestThrottle gate, int count) throws Exception {
    long start = System.nanoTime();
    return pass(gate, count).get(count - 1) - start;
  }

  @Test
  void turnsComeAtThePace() throws Exception {
    RequestThrottle gate = new RequestThrottle(new AdaptiveRate(200));

    assertThat(span(gate, 41)).isGreaterThanOrEqualTo(Duration.ofMillis(195).toNanos());
  }

  @Test
  void nobodyPassesWhileItIsClosed() throws Exception {
    RequestThrottle gate = new RequestThrottle(new AdaptiveRate(1000));
    pass(gate, 8);
    gate.close(Duration.ofMillis(60));
    long closed = System.nanoTime();

    assertThat(pass(gate, 8).get(0) - closed)
        .isGreaterThanOrEqualTo(Duration.ofMillis(50).toNanos());
  }

  @Test
  void aRefusalSlowsDownWhateverComesAfterIt() throws Exception {
    RequestThrottle gate = new RequestThrottle(new AdaptiveRate(Double.POSITIVE_INFINITY));
    for (int i = 0; i < 50; i++) {
      long sent = gate.pass();
      gate.passed();
      if (i == 49) {
        gate.refused(sent);
      }
    }

    // the first guess is what passed within a second: 50 at most, 10 at least
    assertThat(span(gate, 11)).isGreaterThanOrEqualTo(Duration.ofMillis(190).toNanos());
  }

  @Test
  void longestPauseCounts() throws Exception {
    RequestThrottle throttle = new RequestThrottle(new AdaptiveRate(Double.POSITIVE_INFINITY));
    long start = throttle.pass();
    throttle.close(Duration.ofMillis(30));
    throttle.close(Duration.ofMillis(1));

    assertThat(throttle.pass() - start).isGreaterThanOrEqualTo(Duration.ofMillis(30).toNanos());
    throttle.close(Duration.ZERO);
    throttle.pass();
  }
}
