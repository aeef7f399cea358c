package dev.rollcall.live.keycloak;

import dev.rollcall.live.http.ApiRequest;
import dev.rollcall.live.keycloak.KeycloakRows.KeycloakClient;
import dev.rollcall.live.keycloak.KeycloakRows.KeycloakGroup;
import dev.rollcall.live.keycloak.KeycloakRows.KeycloakId;
import dev.rollcall.live.keycloak.KeycloakRows.KeycloakInvitation;
import dev.rollcall.live.keycloak.KeycloakRows.KeycloakMember;
import dev.rollcall.live.keycloak.KeycloakRows.KeycloakRole;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The lists of a realm that say something of one organization. */
record KeycloakLists(Realm realm, KeycloakPages reads, String organization) {
  private List<String> path(String... segments) {
    return realm.organizationPath(organization, segments);
  }

  CompletableFuture<Integer> memberCount() {
    return reads.count(ApiRequest.get(path("members", "count")));
  }

  List<CompletableFuture<List<KeycloakMember>>> members(int count) {
    return reads.startCounted(Realm.users(path("members")), KeycloakMember.class, count);
  }

  CompletableFuture<List<KeycloakInvitation>> invited() {
    return reads.start(ApiRequest.get(path("invitations")), KeycloakInvitation.class);
  }

  CompletableFuture<List<KeycloakGroup>> groups() {
    return reads.start(realm.groups(organization), KeycloakGroup.class);
  }

  CompletableFuture<List<String>> groupMembers(String group) {
    return ofMembers(path("groups", group, "members"));
  }

  CompletableFuture<List<KeycloakClient>> clients() {
    return reads.start(ApiRequest.get(realm.path("clients")), KeycloakClient.class);
  }

  CompletableFuture<List<KeycloakRole>> clientRoles(String client) {
    return reads.start(ApiRequest.get(realm.path("clients", client, "roles")), KeycloakRole.class);
  }

  /** Who holds a role of a client directly; groups of organizations are not listed anywhere. */
  CompletableFuture<List<String>> holders(String client, String role) {
    return ofMembers(realm.path("clients", client, "roles", role, "users"));
  }

  /** A list of people whom the server has in its cache, since all members were read before. */
  private CompletableFuture<List<String>> ofMembers(List<String> path) {
    return ids(reads.startCached(Realm.users(path), KeycloakId.class));
  }

  /** The realm role of admins, or null where there are none. */
  @Nullable CompletableFuture<KeycloakRole> adminRole() {
    String role = realm.adminRole();
    return role == null
        ? null
        : reads.one(ApiRequest.get(realm.path("roles", role)), KeycloakRole.class);
  }

  /** Who holds it. */
  CompletableFuture<List<String>> admins() {
    List<String> path = realm.path("roles", String.valueOf(realm.adminRole()), "users");
    return ids(reads.start(Realm.users(path), KeycloakId.class));
  }

  private static CompletableFuture<List<String>> ids(CompletableFuture<List<KeycloakId>> rows) {
    return rows.thenApply(read -> read.stream().map(KeycloakId::id).toList());
  }
}
