package dev.rollcall.live.keycloak;

import dev.rollcall.live.keycloak.KeycloakRows.KeycloakClient;
import dev.rollcall.live.keycloak.KeycloakRows.KeycloakGroup;
import dev.rollcall.live.keycloak.KeycloakRows.KeycloakInvitation;
import dev.rollcall.live.keycloak.KeycloakRows.KeycloakMember;
import dev.rollcall.live.keycloak.KeycloakRows.KeycloakRole;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was read, not yet assembled.
 *
 * @param organization its id
 * @param groupMembers ids of users, by the id of the group
 * @param admins ids of the users who hold the admin role, of the organization or not
 */
record KeycloakSnapshot(
    String organization,
    List<KeycloakMember> members,
    List<KeycloakInvitation> invited,
    List<KeycloakGroup> groups,
    Map<String, List<String>> groupMembers,
    List<ClientWorkspace> workspaces,
    @Nullable KeycloakRole adminRole,
    Set<String> admins) {
  /**
   * A client that defines at least one of the roles rollcall owns.
   *
   * @param roles those of its roles that rollcall owns, by name, lowest first
   * @param holders ids of the users who hold a role directly, of the organization or not, by its
   *     name, lowest first
   */
  record ClientWorkspace(
      KeycloakClient client, Map<String, KeycloakRole> roles, Map<String, Set<String>> holders) {}
}
