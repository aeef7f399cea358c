package dev.rollcall.live.keycloak;

import static dev.rollcall.live.http.StubServer.IMPATIENT;
import static dev.rollcall.live.http.StubServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.http.BaseUrl;
import dev.rollcall.live.http.HttpApi;
import dev.rollcall.live.http.StubServer;
import dev.rollcall.settings.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AccessTokenTest {
  private static final AccessToken.ClientCredential CLIENT =
      new AccessToken.ClientCredential("roll call", new Secret("s3cret:+"));

  private final StubServer server = new StubServer();
  private final AtomicLong now = new AtomicLong(-5);
  private final HttpApi api =
      HttpApi.open(
          KeycloakProvider.server(
              BaseUrl.of(server.root(), BaseUrl::problemWith), CLIENT, CLIENT.clientId()),
          IMPATIENT);
  private final AccessToken token = new AccessToken(api, Realm.tokenPath("acme"), now::get);

  @AfterEach
  void close() {
    api.close();
    server.close();
  }

  private void answerTokensOfAMinute() {
    server.answerInTurn(
        json(200, "{\"access_token\": \"t-1\", \"expires_in\": 60}"),
        json(200, "{\"access_token\": \"t-2\", \"expires_in\": 60}"),
        json(200, "{\"access_token\": \"t-3\", \"expires_in\": 60}"));
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void isAskedForAsTheClientAndRenewedAheadOfTime() throws Exception {
    answerTokensOfAMinute();

    assertThat(token.secret().reveal()).isEqualTo("t-1");
    pass(Duration.ofSeconds(39));
    assertThat(token.secret().reveal()).isEqualTo("t-1");
    pass(Duration.ofSeconds(1));
    assertThat(token.secret().reveal()).isEqualTo("t-2");

    assertThat(server.lines())
        .hasSize(2)
        .containsOnly(
            "POST /realms/acme/protocol/openid-connect/token grant_type=client_credentials");
    // roll+call:s3cret%3A%2B
    assertThat(server.requests().get(0).getHeader("Authorization"))
        .isEqualTo("Basic cm9sbCtjYWxsOnMzY3JldCUzQSUyQg==");
  }

  @Test
  void whateverIsRefusedIsRenewedOnceForAllThatUsedIt() throws Exception {
    answerTokensOfAMinute();
    Secret first = token.secret();

    assertThat(token.isRenewed(first)).isTrue();
    assertThat(token.isRenewed(first)).isTrue();

    assertThat(token.secret().reveal()).isEqualTo("t-2");
    assertThat(server.lines()).hasSize(2);
  }

  @Test
  void manyThreadsAskForItOnce() throws Exception {
    answerTokensOfAMinute();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Callable<Secret>> askers = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      askers.add(token::secret);
    }

    for (Future<Secret> secret : threads.invokeAll(askers)) {
      assertThat(secret.get().reveal()).isEqualTo("t-1");
    }

    threads.shutdown();
    assertThat(server.lines()).hasSize(1);
  }

  @Test
  void aServerThatStumblesIsAskedAgainAndAWrongSecretIsNot() {
    server.answerInTurn(
        json(503, ""),
        json(
            401,
            "{\"error\": \"unauthorized_client\", \"error_description\": \"Invalid s3cret:+\"}"));

    ApiException e = catchThrowableOfType(ApiException.class, token::secret);

    assertThat(e.isFatal()).isTrue();
    assertThat(e)
        .hasMessage(
            "POST /realms/acme/protocol/openid-connect/token answered 401 (request id r-1):"
                + " \"Invalid ***\"; check client_id, its secret, the realm and the URL");
    assertThat(server.lines()).hasSize(2);
  }
}
