package dev.rollcall.live.keycloak;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.rollcall.live.ApiException;
import dev.rollcall.live.http.ApiRequest;
import dev.rollcall.live.http.ApiServer;
import dev.rollcall.live.http.HttpApi;
import dev.rollcall.settings.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The access token of a client's service account. It is valid for about a minute: a new one is
 * requested after two thirds of that time, by one thread while the others wait, and at once if the
 * server refuses it earlier.
 */
final class AccessToken implements ApiServer.Credential {
  private final HttpApi api;
  private final ApiRequest request;
  private final LongSupplier nanoTime;
  private @Nullable Secret token;
  private long usableUntil;

  /**
   * A token that is requested when it is needed.
   *
   * @param api the server, called with the client's own credential
   * @param nanoTime as {@link System#nanoTime}
   */
  AccessToken(HttpApi api, List<String> path, LongSupplier nanoTime) {
    this.api = api;
    this.request =
        ApiRequest.form(path, List.of(Map.entry("grant_type", "client_credentials"))).reading();
    this.nanoTime = nanoTime;
  }

  /** A client's id and secret, sent where it gets its tokens (RFC 6749, section 2.3.1). */
  record ClientCredential(String clientId, Secret secret) implements ApiServer.Credential {
    @Override
    public String header(Secret sent) {
      String pair = encoded(clientId) + ":" + encoded(sent.reveal());
      return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
  }

  private record TokenAnswer(
      @JsonProperty("expires_in") int expiresIn,
      @JsonProperty("access_token") String accessToken) {}

  @Override
  public synchronized Secret secret() throws ApiException {
    Secret current = token;
    return current != null && nanoTime.getAsLong() - usableUntil < 0 ? current : renewed();
  }

  @Override
  public synchronized boolean isRenewed(Secret refused) throws ApiException {
    if (token == null || token.reveal().equals(refused.reveal())) {
      renewed();
    }
    return true;
  }

  private synchronized Secret renewed() throws ApiException {
    long askedAt = nanoTime.getAsLong();
    TokenAnswer answer = api.send(request, TokenAnswer.class);
    Secret renewed = new Secret(answer.accessToken());
    token = renewed;
    usableUntil = askedAt + Duration.ofSeconds(answer.expiresIn()).toNanos() / 3 * 2;
    return renewed;
  }
}
