package dev.rollcall.live.keycloak;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.http.ApiRequest;
import dev.rollcall.live.http.HttpApi;
import dev.rollcall.model.Address;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Roles of clients that users and groups hold directly, and the realm role of admins. Giving a role
 * that is held and taking one that is not are both done with 204, so all may be repeated.
 */
final class RoleMappings {
  private final HttpApi api;
  private final KeycloakPaths paths;
  private final KeycloakPaths.OrganizationPaths organization;
  private final KeycloakIds known;

  RoleMappings(Realm realm, KeycloakIds known) {
    this.api = realm.api();
    this.paths = realm.paths();
    this.organization = realm.paths().organization(known.organization());
    this.known = known;
  }

  /** Gives a role, then takes the others that rollcall owns, where any was held. */
  void put(Address grant, Role role) throws ApiException {
    KeycloakSnapshot.ClientWorkspace workspace = known.workspace(grant.name());
    KeycloakRows.KeycloakRole given = workspace.roles().get(role.name());
    if (given == null) {
      throw ApiException.refused(
          0, "nothing was sent: the client " + grant.name() + " has no role " + role);
    }
    List<String> path = path(grant, workspace);
    Principal holder = grant.principal();
    if (holder.isPerson()) {
      checkMember(known.user(holder), holder);
    }
    api.send(ApiRequest.post(path, body(List.of(given))).repeatable());
    List<KeycloakRows.KeycloakRole> others =
        workspace.roles().values().stream().filter(other -> !other.equals(given)).toList();
    if (known.isHeld(grant) && !others.isEmpty()) {
      api.send(ApiRequest.delete(path, body(others)));
    }
  }

  /** Takes all roles that rollcall owns. */
  void delete(Address grant) throws ApiException {
    KeycloakSnapshot.ClientWorkspace workspace = known.workspace(grant.name());
    api.send(ApiRequest.delete(path(grant, workspace), body(workspace.roles().values())));
  }

  /** The highest of the roles that are held now, or null. */
  @Nullable Role read(Address grant) throws ApiException {
    KeycloakSnapshot.ClientWorkspace workspace = known.workspace(grant.name());
    List<String> held =
        api.rows(ApiRequest.get(path(grant, workspace)), KeycloakRows.KeycloakRole.class).stream()
            .map(KeycloakRows.KeycloakRole::name)
            .toList();
    Role highest = null;
    for (String role : workspace.roles().keySet()) {
      highest = held.contains(role) ? new Role(role) : highest;
    }
    return highest;
  }

  private List<String> path(Address grant, KeycloakSnapshot.ClientWorkspace workspace)
      throws ApiException {
    String client = workspace.client().id();
    Principal holder = grant.principal();
    return holder.isGroup()
        ? organization.clientRolesOf(known.group(holder.name()), client)
        : paths.clientRolesOf(known.user(holder), client);
  }

  /** A role that somebody gets who left meanwhile would be out of sight of every later run. */
  private void checkMember(String user, Principal person) throws ApiException {
    try {
      api.send(ApiRequest.get(organization.of("members", user)), KeycloakRows.KeycloakId.class);
    } catch (ApiException e) {
      if (e.status().orElse(0) == 404) {
        throw ApiException.refused(404, "nothing was sent: " + person + " has left");
      }
      throw e;
    }
  }

  /** Makes a member an admin. */
  void grantAdmin(Principal person) throws ApiException {
    String user = known.user(person);
    checkMember(user, person);
    setAdmin(user, true);
  }

  /** Makes a user no longer an admin. */
  void revokeAdmin(String user) throws ApiException {
    setAdmin(user, false);
  }

  private void setAdmin(String user, boolean admin) throws ApiException {
    List<String> path = paths.realmRolesOf(user);
    ArrayNode body = body(List.of(known.adminRole()));
    api.send(admin ? ApiRequest.post(path, body).repeatable() : ApiRequest.delete(path, body));
  }

  /** Whether a user is an admin now. */
  boolean isAdmin(String user) throws ApiException {
    String role = known.adminRole().name();
    return api
        .rows(ApiRequest.get(paths.realmRolesOf(user)), KeycloakRows.KeycloakRole.class)
        .stream()
        .anyMatch(held -> held.name().equals(role));
  }

  private static ArrayNode body(Collection<KeycloakRows.KeycloakRole> roles) {
    ArrayNode body = JsonNodeFactory.instance.arrayNode();
    roles.forEach(role -> body.addObject().put("id", role.id()).put("name", role.name()));
    return body;
  }
}
