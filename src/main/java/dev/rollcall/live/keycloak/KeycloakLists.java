package dev.rollcall.live.keycloak;

import dev.rollcall.live.http.ApiRequest;
import dev.rollcall.live.http.OffsetListReader;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The lists of a realm that say something of one organization. */
record KeycloakLists(Realm realm, OffsetListReader reads, String id) {
  KeycloakPaths.OrganizationPaths organization() {
    return realm.paths().organization(id);
  }

  CompletableFuture<Integer> memberCount() {
    return reads.count(ApiRequest.get(organization().of("members", "count")));
  }

  List<CompletableFuture<List<KeycloakRows.KeycloakMember>>> members(int count) {
    return reads.start(Realm.users(organization().members()), KeycloakRows::member, count);
  }

  CompletableFuture<List<KeycloakRows.KeycloakInvitation>> invited() {
    return reads.start(ApiRequest.get(organization().invitations()), KeycloakRows::invited);
  }

  CompletableFuture<List<KeycloakRows.KeycloakGroup>> groups() {
    return reads.start(Realm.groups(organization()), KeycloakRows::group);
  }

  CompletableFuture<List<String>> groupMembers(String group) {
    return ofMembers(organization().groupMembers(group));
  }

  CompletableFuture<List<KeycloakRows.KeycloakClient>> clients() {
    return reads.start(ApiRequest.get(realm.paths().of("clients")), KeycloakRows::client);
  }

  CompletableFuture<List<KeycloakRows.KeycloakRole>> clientRoles(String client) {
    return reads.start(ApiRequest.get(realm.paths().clientRoles(client)), KeycloakRows::named);
  }

  CompletableFuture<List<String>> holders(String client, String role) {
    return ofMembers(realm.paths().clientRoleHolders(client, role));
  }

  /** A list of people whom the server has in its cache, since all members were read before. */
  private CompletableFuture<List<String>> ofMembers(List<String> path) {
    return reads.startGrowing(Realm.users(path), KeycloakRows::id, Realm.CACHED_PAGE_SIZE);
  }

  /** The realm role of admins, or null where there are none. */
  @Nullable CompletableFuture<KeycloakRows.KeycloakRole> adminRole() {
    String role = realm.adminRole();
    return role == null
        ? null
        : reads.one(ApiRequest.get(realm.paths().of("roles", role)), KeycloakRows::named);
  }

  /** Who holds it. */
  CompletableFuture<List<String>> admins() {
    return reads.start(
        Realm.users(realm.paths().of("roles", String.valueOf(realm.adminRole()), "users")),
        KeycloakRows::id);
  }
}
