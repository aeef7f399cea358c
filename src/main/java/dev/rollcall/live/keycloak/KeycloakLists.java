package dev.rollcall.live.keycloak;

import dev.rollcall.live.http.ApiRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The lists of a realm that say something of one organization. */
record KeycloakLists(Realm realm, KeycloakPages reads, String id) {
  KeycloakPaths.OrganizationPaths organization() {
    return realm.paths().organization(id);
  }

  CompletableFuture<Integer> memberCount() {
    return reads.count(ApiRequest.get(organization().of("members", "count")));
  }

  List<CompletableFuture<List<KeycloakRows.KeycloakMember>>> members(int count) {
    return reads.startCounted(
        Realm.users(organization().members()), KeycloakRows.KeycloakMember.class, count);
  }

  CompletableFuture<List<KeycloakRows.KeycloakInvitation>> invited() {
    return reads.start(
        ApiRequest.get(organization().invitations()), KeycloakRows.KeycloakInvitation.class);
  }

  CompletableFuture<List<KeycloakRows.KeycloakGroup>> groups() {
    return reads.start(Realm.groups(organization()), KeycloakRows.KeycloakGroup.class);
  }

  CompletableFuture<List<String>> groupMembers(String group) {
    return ofMembers(organization().groupMembers(group));
  }

  CompletableFuture<List<KeycloakRows.KeycloakClient>> clients() {
    return reads.start(
        ApiRequest.get(realm.paths().of("clients")), KeycloakRows.KeycloakClient.class);
  }

  CompletableFuture<List<KeycloakRows.KeycloakRole>> clientRoles(String client) {
    return reads.start(
        ApiRequest.get(realm.paths().clientRoles(client)), KeycloakRows.KeycloakRole.class);
  }

  CompletableFuture<List<String>> holders(String client, String role) {
    return ofMembers(realm.paths().clientRoleHolders(client, role));
  }

  /** A list of people whom the server has in its cache, since all members were read before. */
  private CompletableFuture<List<String>> ofMembers(List<String> path) {
    return ids(reads.startCached(Realm.users(path), KeycloakRows.KeycloakId.class));
  }

  /** The realm role of admins, or null where there are none. */
  @Nullable CompletableFuture<KeycloakRows.KeycloakRole> adminRole() {
    String role = realm.adminRole();
    return role == null
        ? null
        : reads.one(
            ApiRequest.get(realm.paths().of("roles", role)), KeycloakRows.KeycloakRole.class);
  }

  /** Who holds it. */
  CompletableFuture<List<String>> admins() {
    return ids(
        reads.start(
            Realm.users(realm.paths().of("roles", String.valueOf(realm.adminRole()), "users")),
            KeycloakRows.KeycloakId.class));
  }

  private static CompletableFuture<List<String>> ids(
      CompletableFuture<List<KeycloakRows.KeycloakId>> rows) {
    return rows.thenApply(read -> read.stream().map(KeycloakRows.KeycloakId::id).toList());
  }
}
