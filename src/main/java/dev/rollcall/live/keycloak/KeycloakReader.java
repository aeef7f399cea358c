package dev.rollcall.live.keycloak;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.MembershipReader;
import dev.rollcall.live.http.TornReadException;
import dev.rollcall.live.http.TornReadRetry;
import dev.rollcall.model.Address;
import dev.rollcall.model.LiveState;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Reads the whole organization. Keycloak marks no moment, so a read is of one as far as its lists
 * fit together and the members are as many after it as before; what a plan would change is read
 * again by {@link #confirms}.
 */
final class KeycloakReader implements MembershipReader {
  private final Realm realm;
  private final TornReadRetry reads;
  private final AtomicReference<KeycloakSnapshot> last;

  /**
   * A reader.
   *
   * @param last where it leaves what it read
   */
  KeycloakReader(Realm realm, TornReadRetry reads, AtomicReference<KeycloakSnapshot> last) {
    this.realm = realm;
    this.reads = reads;
    this.last = last;
  }

  @Override
  public LiveState read() throws ApiException {
    return reads.whole(this::once);
  }

  private LiveState once() throws ApiException, TornReadException {
    KeycloakSnapshot snapshot = new KeycloakSnapshotReader(realm).read();
    LiveState live = new KeycloakStateAssembler(realm, snapshot).toLiveState();
    last.set(snapshot);
    return live;
  }

  @Override
  public boolean confirms(Collection<Address> addresses) throws ApiException {
    KeycloakSnapshot read = last.get();
    if (read == null || addresses.isEmpty()) {
      return true;
    }
    return reads.whole(() -> new KeycloakRecheck(realm, read).confirms(addresses));
  }
}
