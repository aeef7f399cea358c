package dev.rollcall.live.http;

import static dev.rollcall.live.http.StubServer.HASTY;
import static dev.rollcall.live.http.StubServer.IMPATIENT;
import static dev.rollcall.live.http.StubServer.TOKEN;
import static dev.rollcall.live.http.StubServer.fault;
import static dev.rollcall.live.http.StubServer.json;
import static dev.rollcall.live.http.StubServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.rollcall.Alone;
import dev.rollcall.live.ApiException;
import dev.rollcall.live.ApiException.Effect;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How requests are sent, and what each failure means. */
@Alone("a response that is 250 ms late counts as lost")
final class HttpApiTest {
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

  @Test
  void sendsTokenAndHeaders() throws Exception {
    SERVER.answerAll(json(201, "{\"id\": \"t-1\", \"more\": [1]}"));

    StubServer.Thing thing = api.send(request("POST"), StubServer.Thing.class);
    assertThat(thing.id()).isEqualTo("t-1");
    LoggedRequest request = SERVER.requests().get(0);
    assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + TOKEN);
    assertThat(request.getHeader("IB-Context")).isEqualTo("acme");
    assertThat(request.getHeader("Accept")).isEqualTo("application/json");
    assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
    assertThat(SERVER.lines()).containsExactly("POST /api/v2/things {\"name\":\"n\"}");
  }

  @Test
  void encodesNames() throws Exception {
    SERVER.answerAll(status(204));
    List<String> path = List.of("v2", "kubernetes/sig apps", "100%+?#ü", "a;b");

    api.send(ApiRequest.get(path).with("email", "a+b@x.example").with("email", "c&d"));

    assertThat(SERVER.lines())
        .containsExactly(
            "GET /api/v2/kubernetes%2Fsig%20apps/100%25+%3F%23%C3%BC/a%3Bb"
                + "?email=a%2Bb%40x.example&email=c%26d");
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "%2e", ".%2E"})
  void refusesNamesThatWouldLeaveThePath(String name) {
    ApiException e = failure(ApiRequest.delete(List.of("v2", name)));

    assertThat(e.effect()).isEqualTo(Effect.REFUSED);
    assertThat(SERVER.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 405, 409, 418, 422})
  void refusalIsFinal(int status) {
    SERVER.answerAll(json(status, "{\"message\": \"no \\u001b[31m such thing\"}"));

    for (String method : List.of("GET", "POST", "PUT")) {
      ApiException e = failure(method);
      assertThat(e.effect()).isEqualTo(Effect.REFUSED);
      assertThat(e.status()).hasValue(status);
      assertThat(e.isFatal()).isFalse();
      assertThat(e)
          .hasMessage(
              method
                  + " /api/v2/things answered "
                  + status
                  + " (request id r-1): \"no \\u{1b}[31m such thing\"");
    }
    assertThat(SERVER.requests()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"401, check the token", "403, check what is left"})
  void missingRightsAreFatal(int status, String advice) {
    SERVER.answerAll(json(status, "{\"message\": \"go away\"}"));

    ApiException e = failure("PUT");
    assertThat(e.isFatal()).isTrue();
    assertThat(e.effect()).isEqualTo(Effect.REFUSED);
    assertThat(e).hasMessageEndingWith("\"go away\"; " + advice);
    assertThat(SERVER.requests()).hasSize(1);
  }

  static Stream<ResponseDefinitionBuilder> throttled() {
    return Stream.of(
        json(429, "{\"message\": \"slow down\"}"),
        status(429).withHeader("Retry-After", "0"),
        status(429).withHeader("Retry-After", "86400"),
        status(429).withHeader("Retry-After", "soon"),
        status(429).withHeader("Retry-After", date(Instant.now().plusSeconds(3600))),
        status(503).withHeader("Retry-After", "1"),
        status(503).withHeader("Retry-After", date(Instant.EPOCH)),
        status(503)
            .withHeader("Retry-After", date(Instant.EPOCH.plusSeconds(600)))
            .withHeader("Date", date(Instant.EPOCH)));
  }

  private static String date(Instant instant) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
  }

  @ParameterizedTest
  @MethodSource("throttled")
  void throttledRequestsAreRetried(ResponseDefinitionBuilder answer) throws Exception {
    for (String method : List.of("GET", "POST", "PATCH")) {
      SERVER.reset();
      SERVER.answerInTurn(answer, answer, status(204));
      api.send(request(method));
      assertThat(SERVER.requests()).hasSize(3);
    }
  }

  @Test
  void endlessThrottlingIsARefusal() {
    SERVER.answerAll(json(429, "{\"message\": \"slow down\"}"));

    ApiException e = failure("POST");
    assertThat(e.effect()).isEqualTo(Effect.REFUSED);
    assertThat(e.status()).hasValue(429);
    assertThat(SERVER.requests()).hasSize(IMPATIENT.throttledAttempts());
  }

  static Stream<ResponseDefinitionBuilder> serverFailures() {
    return Stream.concat(
        Stream.of(408, 500, 502, 503, 504, 599).map(code -> json(code, "<h1>oops</h1>")),
        Stream.of(
            fault(Fault.CONNECTION_RESET_BY_PEER),
            fault(Fault.EMPTY_RESPONSE),
            fault(Fault.RANDOM_DATA_THEN_CLOSE),
            fault(Fault.MALFORMED_RESPONSE_CHUNK),
            json(200, "{\"id\": \"t"),
            json(200, "{\"id\": tru}")));
  }

  @ParameterizedTest
  @MethodSource("serverFailures")
  void idempotentRequestsAreRetriedAfterAServerFailure(ResponseDefinitionBuilder answer)
      throws Exception {
    for (String method : List.of("GET", "PUT", "PATCH", "DELETE")) {
      SERVER.reset();
      SERVER.answerInTurn(answer, answer, status(204));
      api.send(request(method));
      assertThat(SERVER.requests()).hasSize(3);
    }
  }

  @ParameterizedTest
  @MethodSource("serverFailures")
  void serverFailureOfAPostIsUnknown(ResponseDefinitionBuilder answer) {
    SERVER.answerInTurn(answer, status(204));

    ApiException e = failure("POST");
    assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(e).hasMessageStartingWith("POST /api/v2/things");
    assertThat(SERVER.requests()).hasSize(1);
  }

  @Test
  void lateResponseIsATimeout() throws Exception {
    HttpApi hasty = HttpApi.open(SERVER.site(), HASTY);
    ResponseDefinitionBuilder late = status(204).withFixedDelay(1000);
    SERVER.answerInTurn(late, status(204));
    hasty.send(request("PUT"));
    assertThat(SERVER.requests()).hasSize(2);
    SERVER.reset();
    SERVER.answerInTurn(late, status(204));

    ApiException e = catchThrowableOfType(ApiException.class, () -> hasty.send(request("POST")));
    assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(e).hasMessageContaining("no answer from 127.0.0.1:");
    assertThat(SERVER.requests()).hasSize(1);
  }

  @Test
  void repeatedServerFailureIsUnknown() {
    SERVER.answerAll(status(500));

    assertThat(failure("PUT").effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(SERVER.requests()).hasSize(IMPATIENT.tries());
  }

  @Test
  void aTimedOutAttemptMayTakeEffectLaterWhateverARetrySays() {
    HttpApi hasty = HttpApi.open(SERVER.site(), HASTY);
    for (ResponseDefinitionBuilder meanwhile : List.of(status(500), status(404), json(401, "{}"))) {
      SERVER.reset();
      SERVER.answerInTurn(status(204).withFixedDelay(1000), meanwhile);

      ApiException e = catchThrowableOfType(ApiException.class, () -> hasty.send(request("PUT")));
      assertThat(e.mayTakeEffectLater()).isTrue();
      assertThat(e).hasMessageContaining("an earlier attempt may have taken effect");
    }
  }

  @Test
  void refusalAfterAServerFailureLeavesTheEffectUnknown() {
    SERVER.answerInTurn(status(500), json(401, "{}"));

    ApiException e = failure("PUT");
    assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(e).hasMessageContaining("an earlier attempt may have taken effect");
    SERVER.reset();
    SERVER.answerInTurn(status(500), status(404));
    assertThat(failure("DELETE").status()).hasValue(404);
    SERVER.reset();
    SERVER.answerInTurn(status(500), json(401, "{}"));
    assertThat(failure("GET").isFatal()).isTrue();
  }

  @Test
  void aRequestThatCannotBeSentHasNoEffect() {
    SERVER.answerAll(status(204));
    StubServer gone = new StubServer();
    ApiServer site = gone.site();
    gone.close();

    for (String method : List.of("GET", "POST")) {
      ApiException e =
          catchThrowableOfType(
              ApiException.class, () -> HttpApi.open(site, IMPATIENT).send(request(method)));
      assertThat(e.effect()).isEqualTo(Effect.REFUSED);
      assertThat(e.status()).isEmpty();
      assertThat(e).hasMessageContaining("nothing listens at 127.0.0.1:");
    }
  }

  @Test
  void untrustedCertificateIsNamed() {
    ApiServer site =
        new ApiServer(
            BaseUrl.of(SERVER.httpsUrl(), BaseUrl::problemWith),
            SERVER.site().headers(),
            SERVER.site().credential(),
            SERVER.site().hints(),
            SERVER.site().errors());

    ApiException e =
        catchThrowableOfType(
            ApiException.class, () -> HttpApi.open(site, IMPATIENT).send(request("POST")));
    assertThat(e.effect()).isEqualTo(Effect.REFUSED);
    assertThat(e).hasMessageContaining("TLS with localhost:").hasMessageContaining("certificat");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT"})
  void interruptedThreadSendsNoFurtherRequest(String method) {
    SERVER.answerAll(json(429, "{}"));
    Thread.currentThread().interrupt();

    ApiException e = failure(method);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(e).hasMessageContaining("was interrupted");
  }

  @Test
  void interruptEndsTheWait() {
    SERVER.answerAll(status(429).withHeader("Retry-After", "3600"));
    HttpPolicy patient = HttpPolicy.DEFAULT;
    HttpApi slow = HttpApi.open(SERVER.site(), patient);
    Thread waiting = Thread.currentThread();
    Thread other =
        new Thread(
            () -> {
              while (SERVER.requests().isEmpty()) {
                Thread.onSpinWait();
              }
              waiting.interrupt();
            });
    other.start();

    ApiException e = catchThrowableOfType(ApiException.class, () -> slow.send(request("POST")));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(SERVER.requests()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void connectionsSurviveFaults(Fault fault) throws Exception {
    SERVER.answerInTurn(json(200, "{}"), fault(fault), json(200, "{}"));

    api.send(request("POST"));
    assertThat(failure("POST").effect()).isEqualTo(Effect.UNKNOWN);
    api.send(request("POST"));
  }
}
