package dev.rollcall.live.keycloak;

import dev.rollcall.live.http.ApiRequest;
import dev.rollcall.live.http.HttpApi;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The place all of an organization is at, and what of it is rollcall's.
 *
 * @param alias of the organization
 * @param clientId the client rollcall runs as
 * @param roles what members can be
 * @param owned the roles of clients rollcall owns, or null for none; of others it knows nothing
 * @param adminRole the realm role of admins, or null where there are none
 */
record Realm(
    HttpApi api,
    String name,
    String alias,
    String clientId,
    Roles roles,
    @Nullable RoleLadder owned,
    @Nullable String adminRole) {
  /** Where a client of a realm gets its tokens. */
  static List<String> tokenPath(String realm) {
    return List.of("realms", realm, "protocol", "openid-connect", "token");
  }

  /** A path below the realm in the admin API. */
  List<String> path(String... segments) {
    return Stream.concat(Stream.of("admin", "realms", name), Stream.of(segments)).toList();
  }

  /** A path below an organization of the realm. */
  List<String> organizationPath(String id, String... segments) {
    return Stream.concat(path("organizations", id).stream(), Stream.of(segments)).toList();
  }

  /** The groups with the roles they hold, which only the full form has, and the groups in them. */
  ApiRequest groups(String organization) {
    return ApiRequest.get(organizationPath(organization, "groups"))
        .with("briefRepresentation", "false")
        .with("subGroupsCount", "true");
  }

  /** Users of a list, without what only an administrator of accounts wants to know. */
  static ApiRequest users(List<String> path) {
    return ApiRequest.get(path).with("briefRepresentation", "true");
  }
}
