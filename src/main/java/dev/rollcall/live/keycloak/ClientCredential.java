package dev.rollcall.live.keycloak;

import dev.rollcall.live.http.ApiServer;
import dev.rollcall.settings.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

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
