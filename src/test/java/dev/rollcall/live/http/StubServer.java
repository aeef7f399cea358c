package dev.rollcall.live.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.rollcall.settings.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server on the loopback address that responds as a test tells it to, and records its requests.
 * As a static extension it is reset before each test and closed after the last.
 */
public final class StubServer implements AutoCloseable, BeforeEachCallback, AfterAllCallback {
  /** Retries at once; waits for responses as long as a busy machine may need. */
  public static final HttpPolicy IMPATIENT = patience(Duration.ofSeconds(20));

  /** Does not wait for a response that takes longer than a moment. */
  public static final HttpPolicy HASTY = patience(Duration.ofMillis(250));

  private static HttpPolicy patience(Duration read) {
    return new HttpPolicy(
        Duration.ofSeconds(20),
        read,
        Duration.ofSeconds(60),
        3,
        4,
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Double.POSITIVE_INFINITY);
  }

  /** The token of {@link #site}. */
  public static final String TOKEN = "s3cret-token";

  private final WireMockServer server =
      new WireMockServer(options().dynamicPort().dynamicHttpsPort());

  private int turns;

  /** Starts it on free ports. */
  public StubServer() {
    server.start();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    reset();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  /** Forgets all responses and requests. */
  public void reset() {
    server.resetAll();
    turns = 0;
  }

  /** Forgets all requests. */
  public void resetRequests() {
    server.resetRequests();
  }

  /** The base URL. */
  public String url() {
    return "http://127.0.0.1:" + server.port() + "/api";
  }

  /** The URL without a path. */
  public String root() {
    return "http://127.0.0.1:" + server.port();
  }

  /** The base URL with an untrusted certificate. */
  public String httpsUrl() {
    return "https://localhost:" + server.httpsPort() + "/api";
  }

  /** Where responses hold the reason of an error, and how a 2xx tells one. */
  static final ApiServer.ErrorFormat ERRORS =
      new ApiServer.ErrorFormat(
          List.of("message", "msg"),
          Set.of(),
          answer -> answer.path("status").asString("").equals("ERROR"));

  /** This server as a site. */
  public ApiServer site() {
    Map<Integer, String> hints = Map.of(401, "check the token", 403, "check what is left");
    return new ApiServer(
        BaseUrl.of(url(), BaseUrl::problemWith),
        Map.of("IB-Context", "acme"),
        () -> new Secret(TOKEN),
        (status, request) -> hints.get(status),
        ERRORS);
  }

  /** A site with only a token. */
  static ApiServer site(String url, String token) {
    return new ApiServer(
        BaseUrl.of(url, BaseUrl::problemWith),
        Map.of(),
        () -> new Secret(token),
        (status, request) -> null,
        ERRORS);
  }

  /** A response that must have an id. */
  record Thing(String id) {}

  /** Responds to every request that has no other response. */
  public void answerAll(ResponseDefinitionBuilder answer) {
    server.stubFor(any(anyUrl()).atPriority(10).willReturn(answer));
  }

  /** Responds to some requests. */
  public void answer(MappingBuilder when) {
    server.stubFor(when);
  }

  /** Responds to the next requests, whatever they are, in this order; the last response stays. */
  public void answerInTurn(ResponseDefinitionBuilder... answers) {
    String scenario = "turns-" + turns++;
    for (int i = 0; i < answers.length; i++) {
      boolean last = i == answers.length - 1;
      server.stubFor(
          any(anyUrl())
              .inScenario(scenario)
              .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "turn " + i)
              .willSetStateTo("turn " + (last ? i : i + 1))
              .willReturn(answers[i]));
    }
  }

  /** A JSON response. */
  public static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withHeader("X-Request-Id", "r-1")
        .withBody(body);
  }

  /** A response without a body. */
  public static ResponseDefinitionBuilder status(int status) {
    return aResponse().withStatus(status);
  }

  /** A fault instead of a response. */
  public static ResponseDefinitionBuilder fault(Fault fault) {
    return aResponse().withFault(fault);
  }

  /** Every request so far, in order of arrival. */
  public List<LoggedRequest> requests() {
    List<LoggedRequest> requests = new ArrayList<>(server.findAll(anyRequestedFor(anyUrl())));
    requests.sort(Comparator.comparing(LoggedRequest::getLoggedDate));
    return requests;
  }

  /** Every request so far as {@code METHOD URL BODY}. */
  public List<String> lines() {
    return requests().stream().map(StubServer::line).toList();
  }

  private static String line(LoggedRequest request) {
    String line = request.getMethod() + " " + request.getUrl();
    String body = request.getBodyAsString();
    return body.isEmpty() ? line : line + " " + body;
  }

  @Override
  public void close() {
    server.stop();
  }
}
