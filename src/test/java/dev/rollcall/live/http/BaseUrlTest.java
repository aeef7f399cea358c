package dev.rollcall.live.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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
        "HTTPS://ACME.example/api",
        " https://acme.example/api ",
        "http://127.0.0.1:1/api",
        "http://127.1.2.3/api",
        "http://[::1]:8080/gateway/api"
      })
  void takesTlsAndThisMachine(String url) {
    assertThat(BaseUrl.of(url, BaseUrl::problemWith).toString()).endsWith("/api");
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://acme.example/api, it must start with https://",
    "acme.example/api, it must start with https://",
    "'', it must start with https://",
    "http://acme.example/api, 'it must be https; http is allowed only for localhost and 127.0.0.1'",
    "http://127.0.0.1.evil.example/api, 'it must be https; http is allowed only for localhost and"
        + " 127.0.0.1'",
    "http://localhost.evil.example/api, 'it must be https; http is allowed only for localhost and"
        + " 127.0.0.1'",
    "https://me:pw@acme.example/api, it must not contain a user name",
    "https://acme.example/api?x=1, it must not have a query or a fragment",
    "https://acme.example/api#x, it must not have a query or a fragment",
  })
  void refusesWhatWouldLeakOrMislead(String url, String reason) {
    assertThatThrownBy(() -> BaseUrl.of(url, BaseUrl::problemWith))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://a.example/api", "https://a.example/api/"})
  void requestsBeginBelowIt(String url) {
    assertThat(BaseUrl.of(url, BaseUrl::problemWith).resolve(ApiRequest.get(List.of("v2", "a/b"))))
        .hasToString("https://a.example/api/v2/a%2Fb");
  }
}
