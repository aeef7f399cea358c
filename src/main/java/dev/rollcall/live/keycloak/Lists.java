package dev.rollcall.live.keycloak;

import dev.rollcall.live.http.ApiRequest;
import dev.rollcall.live.http.OffsetReads;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The lists of a realm that say something of one organization. */
record Lists(Realm realm, OffsetReads reads, String id) {
  Endpoints.Organization organization() {
    return realm.paths().organization(id);
  }

  CompletableFuture<Integer> memberCount() {
    return reads.count(ApiRequest.get(organization().of("members", "count")));
  }

  List<CompletableFuture<List<Rows.Member>>> members(int count) {
    return reads.start(Realm.users(organization().members()), Rows::member, count);
  }

  CompletableFuture<List<Rows.Invited>> invited() {
    return reads.start(ApiRequest.get(organization().invitations()), Rows::invited);
  }

  CompletableFuture<List<Rows.Group>> groups() {
    return reads.start(Realm.groups(organization()), Rows::group);
  }

  CompletableFuture<List<String>> groupMembers(String group) {
    return ofMembers(organization().groupMembers(group));
  }

  CompletableFuture<List<Rows.Client>> clients() {
    return reads.start(ApiRequest.get(realm.paths().of("clients")), Rows::client);
  }

  CompletableFuture<List<Rows.Named>> clientRoles(String client) {
    return reads.start(ApiRequest.get(realm.paths().clientRoles(client)), Rows::named);
  }

  CompletableFuture<List<String>> holders(String client, String role) {
    return ofMembers(realm.paths().clientRoleHolders(client, role));
  }

  /** A list of people whom the server has in its cache, since all members were read before. */
  private CompletableFuture<List<String>> ofMembers(List<String> path) {
    return reads.startGrowing(Realm.users(path), Rows::id, Realm.CACHED_PAGE_SIZE);
  }

  /** The realm role of admins, or null where there are none. */
  @Nullable CompletableFuture<Rows.Named> adminRole() {
    String role = realm.adminRole();
    return role == null
        ? null
        : reads.one(ApiRequest.get(realm.paths().of("roles", role)), Rows::named);
  }

  /** Who holds it. */
  CompletableFuture<List<String>> admins() {
    return reads.start(
        Realm.users(realm.paths().of("roles", String.valueOf(realm.adminRole()), "users")),
        Rows::id);
  }
}
