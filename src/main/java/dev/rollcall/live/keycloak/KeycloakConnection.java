package dev.rollcall.live.keycloak;

import dev.rollcall.live.Connection;
import dev.rollcall.live.MembershipReader;
import dev.rollcall.live.MembershipWriter;
import dev.rollcall.live.http.ApiServer;
import dev.rollcall.live.http.BaseUrl;
import dev.rollcall.live.http.HttpApi;
import dev.rollcall.live.http.HttpPolicy;
import dev.rollcall.live.http.NetworkRoute;
import dev.rollcall.live.http.TornReadRetry;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Roles;
import dev.rollcall.settings.ProviderSettings;
import dev.rollcall.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** A way to one organization of a realm. */
final class KeycloakConnection implements Connection {
  /**
   * Where Keycloak puts the reason, depending on which part of it refuses; and what it says when
   * its mail server is down: the invitation is then as it was before.
   */
  static final ApiServer.ErrorFormat ERRORS =
      new ApiServer.ErrorFormat(
          List.of("errorMessage", "error_description", "error"),
          Set.of("Failed to send invite email"),
          answer -> false);

  private final HttpApi tokens;
  private final Realm realm;
  private final TornReadRetry reads;
  private final AtomicReference<KeycloakSnapshot> last = new AtomicReference<>();

  private KeycloakConnection(HttpApi tokens, Realm realm, TornReadRetry reads) {
    this.tokens = tokens;
    this.realm = realm;
    this.reads = reads;
  }

  /** How a Keycloak is reached, and by which policy. */
  record Transport(NetworkRoute route, HttpPolicy policy) {}

  /** Prepares to talk to a Keycloak, and sends nothing yet. */
  static KeycloakConnection open(
      BaseUrl base, ClientCredential client, Settings settings, Roles roles, Transport transport) {
    ProviderSettings provider = settings.provider();
    KeycloakPaths paths = new KeycloakPaths(provider.require("realm"));
    KeycloakErrorHints rights = new KeycloakErrorHints(client.clientId());
    HttpApi tokens =
        HttpApi.open(
            new ApiServer(base, Map.of(), client, rights, ERRORS),
            transport.policy(),
            transport.route());
    AccessToken token = new AccessToken(tokens, paths.token(), System::nanoTime);
    HttpApi api =
        HttpApi.open(
            new ApiServer(base, Map.of(), token, rights, ERRORS),
            transport.policy(),
            transport.route());
    Realm realm =
        new Realm(
            api,
            paths,
            settings.organization(),
            client.clientId(),
            roles,
            settings.roles().workspace(),
            provider.get("admin_role"));
    return new KeycloakConnection(tokens, realm, new TornReadRetry(transport.policy()));
  }

  @Override
  public MembershipReader reader() {
    return new KeycloakReader(realm, reads, last);
  }

  @Override
  public Optional<MembershipWriter> writer(LiveState live) {
    KeycloakSnapshot read = last.get();
    if (read == null) {
      throw new IllegalStateException("nothing was read that could be written to");
    }
    return Optional.of(new KeycloakWriter(realm, reads, new KeycloakIds(live, read)));
  }

  @Override
  public void close() {
    realm.api().close();
    tokens.close();
  }
}
