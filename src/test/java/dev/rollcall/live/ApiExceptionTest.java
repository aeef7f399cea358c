package dev.rollcall.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.live.ApiException.Effect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ApiExceptionTest {
  @ParameterizedTest
  @CsvSource({
    "200, true",
    "400, true",
    "404, true",
    "409, true",
    "422, true",
    "403, false",
    "429, false"
  })
  void aRefusalThatTheWantedStateAlsoCausesIsReadBack(int status, boolean readBack) {
    ApiException refused = ApiException.refused(status, "m");
    assertThat(refused.needsReadBack()).isEqualTo(readBack);
    assertThat(refused.effect()).isEqualTo(Effect.REFUSED);
    assertThat(refused.status()).hasValue(status);
  }

  @Test
  void whatNobodyKnowsIsReadBack() {
    ApiException unknown = ApiException.unknown(0, "reset", null);
    assertThat(unknown.needsReadBack()).isTrue();
    assertThat(unknown.status()).isEmpty();
    assertThat(unknown.isFatal()).isFalse();
    assertThat(ApiException.fatal(401, "m").isFatal()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "0, true",
    "408, true",
    "502, true",
    "503, true",
    "504, true",
    "500, false",
    "200, false"
  })
  void whereSomebodyGaveUpWaitingItMayComeLate(int status, boolean late) {
    assertThat(ApiException.unknown(status, "m", null).mayTakeEffectLater()).isEqualTo(late);
    assertThat(ApiException.refused(status, "m").mayTakeEffectLater()).isFalse();
  }
}
