package dev.rollcall.live.keycloak;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.rollcall.live.ApiException;
import dev.rollcall.live.http.ApiRequest;
import dev.rollcall.live.http.ApiServer;
import dev.rollcall.live.http.HttpApi;
import dev.rollcall.settings.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The access token of a client's service account. It lives a minute or so: a new one is asked for
 * when two thirds of its life are over, by one thread while the others wait, and at once when the
 * server refuses it before its time.
 */
final class AccessToken implements ApiServer.Credential {
  private final HttpApi api;
  private final ApiRequest request;
  private final LongSupplier nanoTime;
  private @Nullable Token token;

  /**
   * A token that is asked for when it is needed.
   *
   * @param api a site that the client's own credential lets in
   * @param nanoTime as {@link System#nanoTime}
   */
  AccessToken(HttpApi api, List<String> path, LongSupplier nanoTime) {
    this.api = api;
    this.request =
        ApiRequest.form(path, List.of(Map.entry("grant_type", "client_credentials"))).reading();
    this.nanoTime = nanoTime;
  }

  private record Token(Secret secret, long askedAt, long usableNanos) {
    private boolean isUsable(long now) {
      return now - askedAt < usableNanos;
    }
  }

  @Override
  public synchronized Secret secret() throws ApiException {
    Token current = token;
    return current != null && current.isUsable(nanoTime.getAsLong())
        ? current.secret()
        : renewed().secret();
  }

  @Override
  public synchronized boolean isRenewed(Secret refused) throws ApiException {
    Token current = token;
    if (current == null || current.secret().reveal().equals(refused.reveal())) {
      renewed();
    }
    return true;
  }

  private Token renewed() throws ApiException {
    long askedAt = nanoTime.getAsLong();
    TokenAnswer answer = api.send(request, TokenAnswer.class);
    long life = Duration.ofSeconds(answer.expiresIn()).toNanos();
    Token renewed = new Token(new Secret(answer.accessToken()), askedAt, life / 3 * 2);
    token = renewed;
    return renewed;
  }

  private record TokenAnswer(
      @JsonProperty("expires_in") int expiresIn,
      @JsonProperty("access_token") String accessToken) {}
}
