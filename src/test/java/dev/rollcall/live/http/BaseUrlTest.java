package dev.rollcall.live.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BaseUrlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://acme.aihub.example/api",
        "https://acme.aihub.example/api/",
        "http://localhost:8080/api",
        "http://LOCALHOST/api",
        "http://127.0.0.1:1/api",
        "http://127.1.2.3/api",
        "http://[::1]:8080/gateway/api"
      })
  void takesTlsAndThisMachine(String url) {
    assertThat(BaseUrl.of(url).endsIn("api")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://acme.example/api, it is no http or https URL",
    "acme.example/api, it is no http or https URL",
    "'', it is no http or https URL",
    "http://acme.example/api, 'it is not https, and its host is not this machine'",
    "http://127.0.0.1.evil.example/api, 'it is not https, and its host is not this machine'",
    "http://localhost.evil.example/api, 'it is not https, and its host is not this machine'",
    "https://me:pw@acme.example/api, it holds a user name or password",
    "https://acme.example/api?x=1, it holds a ? or #",
    "https://acme.example/api#x, it holds a ? or #",
  })
  void refusesWhatWouldLeakOrMislead(String url, String reason) {
    assertThatThrownBy(() -> BaseUrl.of(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(reason);
  }

  @Test
  void knowsItsLastSegments() {
    assertThat(BaseUrl.of("https://acme.example").endsIn("api")).isFalse();
    assertThat(BaseUrl.of("https://acme.example/api/v2").endsIn("api")).isFalse();
    assertThat(BaseUrl.of("https://acme.example/x/api/").endsIn("x", "api")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://a.example/api", "https://a.example/api/"})
  void requestsBeginBelowIt(String url) {
    assertThat(BaseUrl.of(url).resolve(ApiRequest.get(List.of("v2", "a/b"))))
        .hasToString("https://a.example/api/v2/a%2Fb");
  }
}
