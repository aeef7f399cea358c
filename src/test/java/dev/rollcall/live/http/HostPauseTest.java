package dev.rollcall.live.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class HostPauseTest {
  @Test
  void longestPauseCounts() throws Exception {
    HostPause pause = new HostPause();
    long start = System.nanoTime();
    pause.await();
    pause.extend(Duration.ofMillis(30));
    pause.extend(Duration.ofMillis(1));
    pause.await();

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(30));
    pause.extend(Duration.ZERO);
    pause.await();
  }
}
