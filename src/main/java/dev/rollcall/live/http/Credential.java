package dev.rollcall.live.http;

import dev.rollcall.live.ApiException;
import dev.rollcall.settings.Secret;

/** What lets requests in. */
@FunctionalInterface
public interface Credential {
  /**
   * The secret to send with the next request; asked for before each.
   *
   * @throws ApiException if there is none to be had; the request is then not sent
   */
  Secret secret() throws ApiException;

  /** The header {@code Authorization} that carries the secret. */
  default String header(Secret secret) {
    return "Bearer " + secret.reveal();
  }

  /**
   * Told that the server refused this secret with 401, and so did nothing. Whether there is another
   * one since, so that the request may be sent again.
   *
   * @throws ApiException if another one was asked for in vain
   */
  default boolean isRenewed(Secret refused) throws ApiException {
    return false;
  }
}
