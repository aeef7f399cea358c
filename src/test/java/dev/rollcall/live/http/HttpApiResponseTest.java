package dev.rollcall.live.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.rollcall.live.http.StubServer.IMPATIENT;
import static dev.rollcall.live.http.StubServer.TOKEN;
import static dev.rollcall.live.http.StubServer.json;
import static dev.rollcall.live.http.StubServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.ApiException.Effect;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a response holds, and where a redirect leads. */
final class HttpApiResponseTest {
  @RegisterExtension private static final StubServer SERVER = new StubServer();
  private static final ObjectNode BODY = JsonNodeFactory.instance.objectNode().put("name", "n");
  private static final List<String> PATH = List.of("v2", "things");
  private final HttpApi api = HttpApi.open(SERVER.site(), IMPATIENT);

  @AfterEach
  void close() {
    api.close();
  }

  private static ApiRequest request(String method) {
    return switch (method) {
      case "GET" -> ApiRequest.get(PATH);
      case "POST" -> ApiRequest.post(PATH, BODY);
      case "PUT" -> ApiRequest.put(PATH, BODY);
      case "PATCH" -> ApiRequest.patch(PATH, BODY);
      default -> ApiRequest.delete(PATH);
    };
  }

  private ApiException failure(String method) {
    return failure(request(method));
  }

  private ApiException failure(ApiRequest request) {
    return catchThrowableOfType(ApiException.class, () -> api.send(request));
  }

  private ApiException unreadable(String body) {
    SERVER.answerAll(json(200, body));
    return catchThrowableOfType(
        ApiException.class, () -> api.send(request("GET"), StubServer.Thing.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\": \"ERROR\", \"msg\": \"no rights\"}",
        "{\"message\": \"no rights\", \"status\": \"ERROR\"}"
      })
  void anErrorWithStatus200IsAnError(String body) {
    SERVER.answerAll(json(200, body));

    for (String method : List.of("GET", "POST", "PUT")) {
      ApiException e = failure(method);
      assertThat(e.effect()).isEqualTo(Effect.REFUSED);
      assertThat(e.needsReadBack()).isTrue();
      assertThat(e).hasMessageContaining("with an error: \"no rights\"");
    }
    assertThat(SERVER.requests()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<!doctype html><p>Log in</p> | with HTML instead of JSON: \"<!doctype html>",
        "[1] | it is not a JSON object",
        "{} {} | there is text after its JSON object",
        "{} | id is not a string",
        "{\"id\": 7} | id is not a string",
        "{\"id\": null} | id is not a string"
      })
  void a2xxOfAnotherShapeIsUnknown(String body, String said) {
    ApiException e = unreadable(body);

    assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(e)
        .hasMessageStartingWith("GET /api/v2/things answered 200 (request id r-1), but ")
        .hasMessageContaining(said);
    assertThat(SERVER.requests()).hasSize(1);
  }

  @Test
  void longBodiesAreNotQuotedWhole() {
    assertThat(unreadable("{\"id\": \"" + "x".repeat(100_000)))
        .hasMessageContaining("its JSON is broken");
    assertThat(SERVER.requests()).hasSize(IMPATIENT.tries());
    SERVER.reset();
    SERVER.answerAll(json(400, "y".repeat(100_000)));
    assertThat(failure("GET").getMessage()).hasSizeLessThan(400);
  }

  @Test
  void tooLongAResponseIsCutOff() {
    byte[] body = new byte[(32 << 20) + 1];
    Arrays.fill(body, (byte) ' ');
    SERVER.answerAll(aResponse().withBody(body));

    assertThat(failure("GET")).hasMessageContaining("longer than 32 MiB");
    assertThat(SERVER.requests()).hasSize(1);
  }

  @Test
  void noMessageContainsTheToken() {
    SERVER.answerAll(
        json(400, "{\"message\": \"bad header Bearer " + TOKEN + "\"}")
            .withHeader("X-Request-Id", TOKEN));

    assertThat(failure("GET"))
        .hasMessageContaining("Bearer ***")
        .hasMessageNotContaining(TOKEN)
        .hasToString(failure("GET").toString());
  }

  @Test
  void readsFollowRedirectsWithinTheHost() throws Exception {
    SERVER.answer(
        get(urlPathEqualTo("/api/v2/things"))
            .willReturn(status(308).withHeader("Location", "/api/v3/things?x=1")));
    SERVER.answer(get(urlPathEqualTo("/api/v3/things")).willReturn(json(200, "{}")));

    api.send(request("GET"));
    assertThat(SERVER.lines()).containsExactly("GET /api/v2/things", "GET /api/v3/things?x=1");
    assertThat(SERVER.requests().get(1).getHeader("Authorization")).isEqualTo("Bearer " + TOKEN);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirectOfAWriteIsRefused(int status) {
    SERVER.answerAll(status(status).withHeader("Location", "/elsewhere"));

    ApiException e = failure("POST");
    assertThat(e.effect()).isEqualTo(Effect.REFUSED);
    assertThat(e).hasMessageContaining("redirects to /elsewhere");
    assertThat(SERVER.requests()).hasSize(1);
  }

  @Test
  void redirectLoopEnds() {
    SERVER.answerAll(status(302).withHeader("Location", "/api/v2/things"));

    assertThat(failure("GET"))
        .hasMessageContaining("redirects to /api/v2/things, but only reads are redirected");
    assertThat(SERVER.requests()).hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example/api", "//127.0.0.1:9/api", "gopher://x/"})
  void redirectToAnotherHostIsRefused(String location) {
    SERVER.answerAll(status(302).withHeader("Location", location));

    assertThat(failure("GET"))
        .hasMessageContaining(
            location.startsWith("gopher")
                ? "it redirects to an invalid URL"
                : "which is not sent the token");
    SERVER.reset();
    SERVER.answerAll(status(302).withHeader("Location", "https://evil.example/api"));
    assertThat(failure("GET"))
        .hasMessageContaining("from " + SERVER.url().replace("/api", ""))
        .hasMessageContaining("to https://evil.example:443");
  }
}
