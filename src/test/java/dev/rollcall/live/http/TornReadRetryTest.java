package dev.rollcall.live.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.live.ApiException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class TornReadRetryTest {
  private final TornReadRetry reads = new TornReadRetry(StubServer.IMPATIENT);
  private final AtomicInteger tries = new AtomicInteger();

  @Test
  void tornReadIsRepeated() throws Exception {
    int answer =
        reads.whole(
            () -> {
              if (tries.incrementAndGet() < 3) {
                throw new TornReadException("moved");
              }
              return tries.get();
            });

    assertThat(answer).isEqualTo(3);
  }

  @Test
  void tornThriceIsAFailure() {
    assertThatThrownBy(
            () ->
                reads.whole(
                    () -> {
                      tries.incrementAndGet();
                      throw new TornReadException("a row is there twice");
                    }))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("3 reads")
        .hasMessageContaining("a row is there twice");
    assertThat(tries).hasValue(3);
  }

  @Test
  void failureIsNotRepeated() {
    ApiException failure = ApiException.refused(404, "gone");

    assertThatThrownBy(
            () ->
                reads.whole(
                    () -> {
                      tries.incrementAndGet();
                      throw failure;
                    }))
        .isSameAs(failure);
    assertThat(tries).hasValue(1);
  }
}
