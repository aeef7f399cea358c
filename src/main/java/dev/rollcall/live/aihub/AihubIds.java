package dev.rollcall.live.aihub;

import dev.rollcall.live.ApiException;
import dev.rollcall.model.Address;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Principal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The server's ids of members, service accounts and groups, as far as they are known. */
final class AihubIds {
  private final Map<Address, String> ids = new ConcurrentHashMap<>();

  /** Those of a live state. */
  static AihubIds of(LiveState live) {
    AihubIds known = new AihubIds();
    live.entries()
        .forEach(
            (address, entry) -> {
              if (address.kind().isPrincipal()) {
                known.learn(address, entry.id().value());
              }
            });
    return known;
  }

  void learn(Address address, String id) {
    ids.put(address, id);
  }

  @Nullable String find(Address address) {
    return ids.get(address);
  }

  /** The id of what is addressed; without one, nothing can be asked of the server. */
  String of(Address address) throws ApiException {
    String id = find(address);
    if (id == null) {
      throw ApiException.refused(
          0, "nothing was sent: " + address + " was not there when the live state was read");
    }
    return id;
  }

  AihubPrincipal of(Principal principal) throws ApiException {
    return new AihubPrincipal(principal.kind(), of(Address.of(principal)));
  }

  @Nullable AihubPrincipal find(Principal principal) {
    String id = find(Address.of(principal));
    return id == null ? null : new AihubPrincipal(principal.kind(), id);
  }
}
