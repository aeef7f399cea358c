package dev.rollcall.live.keycloak;

import java.util.List;
import java.util.stream.Stream;

/**
 * The paths below one realm of Keycloak's admin API.
 *
 * @param realm its name
 */
record KeycloakPaths(String realm) {
  /** Where a client of the realm gets its tokens. */
  List<String> token() {
    return List.of("realms", realm, "protocol", "openid-connect", "token");
  }

  /** A path below the realm. */
  List<String> of(String... segments) {
    return Stream.concat(Stream.of("admin", "realms", realm), Stream.of(segments)).toList();
  }

  /** A path below an organization of the realm. */
  OrganizationPaths organization(String id) {
    return new OrganizationPaths(this, id);
  }

  /** The roles of a client. */
  List<String> clientRoles(String client) {
    return of("clients", client, "roles");
  }

  /** Who holds a role of a client directly; groups of organizations are not listed anywhere. */
  List<String> clientRoleHolders(String client, String role) {
    return of("clients", client, "roles", role, "users");
  }

  /** Which roles of a client a user holds directly. */
  List<String> clientRolesOf(String user, String client) {
    return of("users", user, "role-mappings", "clients", client);
  }

  /** Which realm roles a user holds directly. */
  List<String> realmRolesOf(String user) {
    return of("users", user, "role-mappings", "realm");
  }

  /** The paths below one organization. */
  record OrganizationPaths(KeycloakPaths realm, String id) {
    List<String> of(String... segments) {
      return realm.of(
          Stream.concat(Stream.of("organizations", id), Stream.of(segments))
              .toArray(String[]::new));
    }

    List<String> members() {
      return of("members");
    }

    List<String> invitations() {
      return of("invitations");
    }

    List<String> groups() {
      return of("groups");
    }

    List<String> groupMembers(String group) {
      return of("groups", group, "members");
    }

    /** Which roles of a client a group holds. */
    List<String> clientRolesOf(String group, String client) {
      return of("groups", group, "role-mappings", "clients", client);
    }
  }
}
