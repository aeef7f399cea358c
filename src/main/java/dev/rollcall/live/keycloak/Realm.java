package dev.rollcall.live.keycloak;

import dev.rollcall.live.http.ApiRequest;
import dev.rollcall.live.http.HttpApi;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The realm of an organization, and which part of it rollcall manages.
 *
 * @param alias of the organization
 * @param clientId the client rollcall runs as
 * @param roles what members can be
 * @param owned the client roles rollcall owns, or null for none; it ignores others
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

  /**
   * The groups with their roles, which only the full representation has, and their subgroup counts.
   */
  ApiRequest groups(String organization) {
    return ApiRequest.get(organizationPath(organization, "groups"))
        .with("briefRepresentation", "false")
        .with("subGroupsCount", "true");
  }

  /** Users of a list, without the details of their accounts. */
  static ApiRequest users(List<String> path) {
    return ApiRequest.get(path).with("briefRepresentation", "true");
  }
}
