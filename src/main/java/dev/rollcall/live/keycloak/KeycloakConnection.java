package dev.rollcall.live.keycloak;

import dev.rollcall.live.Connection;
import dev.rollcall.live.MembershipReader;
import dev.rollcall.live.MembershipWriter;
import dev.rollcall.live.http.HttpApi;
import dev.rollcall.live.http.TornReadRetry;
import dev.rollcall.model.LiveState;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A way to one organization of a realm. */
final class KeycloakConnection implements Connection {
  private final HttpApi tokens;
  private final Realm realm;
  private final TornReadRetry reads;
  private final AtomicReference<KeycloakSnapshot> last = new AtomicReference<>();

  /**
   * A connection that has sent nothing yet.
   *
   * @param tokens where the access tokens of the realm's API come from
   */
  KeycloakConnection(HttpApi tokens, Realm realm, TornReadRetry reads) {
    this.tokens = tokens;
    this.realm = realm;
    this.reads = reads;
  }

  @Override
  public MembershipReader reader() {
    return new KeycloakReader(realm, reads, last);
  }

  @Override
  public Optional<MembershipWriter> writer(LiveState live) {
    KeycloakSnapshot read = last.get();
    if (read == null) {
      throw new IllegalStateException("the live state must be read before anything is written");
    }
    return Optional.of(new KeycloakWriter(realm, reads, new KeycloakIds(realm, live, read)));
  }

  @Override
  public void close() {
    realm.api().close();
    tokens.close();
  }
}
