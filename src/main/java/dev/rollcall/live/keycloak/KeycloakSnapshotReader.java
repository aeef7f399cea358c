package dev.rollcall.live.keycloak;

import static dev.rollcall.live.http.ParallelReads.await;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.http.ApiRequest;
import dev.rollcall.live.http.TornReadException;
import dev.rollcall.model.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One reading of all lists. */
final class KeycloakSnapshotReader {
  private final Realm realm;

  KeycloakSnapshotReader(Realm realm) {
    this.realm = realm;
  }

  KeycloakSnapshot read() throws ApiException, TornReadException {
    try (KeycloakPages lists = new KeycloakPages(realm.api())) {
      return read(new KeycloakLists(realm, lists, organization(lists)));
    }
  }

  private String organization(KeycloakPages lists) throws ApiException, TornReadException {
    ApiRequest all = ApiRequest.get(realm.paths().of("organizations"));
    ApiRequest picked = all.with("q", "alias:\"" + realm.alias() + "\"");
    for (ApiRequest list : List.of(picked, all)) {
      for (KeycloakRows.KeycloakOrganization row :
          await(lists.start(list, KeycloakRows.KeycloakOrganization.class))) {
        if (realm.alias().equals(row.alias())) {
          return row.id();
        }
      }
    }
    throw ApiException.refused(
        0,
        "the realm "
            + realm.paths().realm()
            + " has no organization whose alias is "
            + realm.alias()
            + "; give the alias, not the name");
  }

  /**
   * The invitations first: who accepts one meanwhile is then found twice, which shows, and not
   * missed, which would not.
   */
  private KeycloakSnapshot read(KeycloakLists lists) throws ApiException, TornReadException {
    var invited = lists.invited();
    int count = await(lists.memberCount());
    List<KeycloakRows.KeycloakInvitation> invitations = await(invited);
    List<CompletableFuture<List<KeycloakRows.KeycloakMember>>> pages = lists.members(count);
    var groups = lists.groups();
    var workspaces = realm.owned() == null ? null : lists.clients();
    var adminRole = lists.adminRole();
    var admins = adminRole == null ? null : lists.admins();
    List<KeycloakRows.KeycloakMember> members = new ArrayList<>();
    for (CompletableFuture<List<KeycloakRows.KeycloakMember>> page : pages) {
      members.addAll(await(page));
    }
    checkCount(members, count, await(lists.memberCount()));
    List<KeycloakRows.KeycloakGroup> found = await(groups);
    Map<String, List<String>> groupMembers = groupMembers(lists, found);
    return new KeycloakSnapshot(
        lists.organization().id(),
        members,
        invitations,
        found,
        groupMembers,
        workspaces == null ? List.of() : workspaces(lists, await(workspaces)),
        adminRole == null ? null : await(adminRole),
        admins == null ? Set.of() : new LinkedHashSet<>(await(admins)));
  }

  private void checkCount(List<KeycloakRows.KeycloakMember> members, int before, int after)
      throws ApiException, TornReadException {
    if (members.isEmpty() && before > 0 && after > 0) {
      throw ApiException.refused(
          0,
          "the organization has "
              + after
              + " members, of whom the client "
              + realm.clientId()
              + " is shown none; its service account needs the role view-users of"
              + " realm-management");
    }
    if (before != after || members.size() != before) {
      throw new TornReadException(
          "there were "
              + before
              + " members, then "
              + after
              + ", and their list holds "
              + members.size());
    }
  }

  private static Map<String, List<String>> groupMembers(
      KeycloakLists lists, List<KeycloakRows.KeycloakGroup> groups)
      throws ApiException, TornReadException {
    Map<String, CompletableFuture<List<String>>> started = new LinkedHashMap<>();
    for (KeycloakRows.KeycloakGroup group : groups) {
      started.put(group.id(), lists.groupMembers(group.id()));
    }
    return all(started);
  }

  private List<KeycloakSnapshot.ClientWorkspace> workspaces(
      KeycloakLists lists, List<KeycloakRows.KeycloakClient> clients)
      throws ApiException, TornReadException {
    if (clients.isEmpty()) {
      throw ApiException.refused(
          0,
          "the client "
              + realm.clientId()
              + " is shown no client of the realm, though each realm has some; its service"
              + " account needs the role view-clients of realm-management");
    }
    Map<KeycloakRows.KeycloakClient, CompletableFuture<List<KeycloakRows.KeycloakRole>>> roles =
        new LinkedHashMap<>();
    for (KeycloakRows.KeycloakClient client : clients) {
      if (!client.builtIn()) {
        roles.put(client, lists.clientRoles(client.id()));
      }
    }
    Map<KeycloakRows.KeycloakClient, Map<String, CompletableFuture<List<String>>>> holders =
        new LinkedHashMap<>();
    Map<KeycloakRows.KeycloakClient, Map<String, KeycloakRows.KeycloakRole>> owned =
        new LinkedHashMap<>();
    for (Map.Entry<KeycloakRows.KeycloakClient, List<KeycloakRows.KeycloakRole>> client :
        all(roles).entrySet()) {
      Map<String, KeycloakRows.KeycloakRole> own = owned(client.getValue());
      if (!own.isEmpty()) {
        owned.put(client.getKey(), own);
        holders.put(client.getKey(), holders(lists, client.getKey(), own));
      }
    }
    List<KeycloakSnapshot.ClientWorkspace> workspaces = new ArrayList<>();
    for (Map.Entry<KeycloakRows.KeycloakClient, Map<String, KeycloakRows.KeycloakRole>> client :
        owned.entrySet()) {
      Map<String, Set<String>> users = new LinkedHashMap<>();
      all(holders.getOrDefault(client.getKey(), Map.of()))
          .forEach((role, ids) -> users.put(role, new LinkedHashSet<>(ids)));
      workspaces.add(
          new KeycloakSnapshot.ClientWorkspace(client.getKey(), client.getValue(), users));
    }
    return workspaces;
  }

  private static Map<String, CompletableFuture<List<String>>> holders(
      KeycloakLists lists,
      KeycloakRows.KeycloakClient client,
      Map<String, KeycloakRows.KeycloakRole> roles) {
    Map<String, CompletableFuture<List<String>>> holders = new LinkedHashMap<>();
    for (String role : roles.keySet()) {
      holders.put(role, lists.holders(client.id(), role));
    }
    return holders;
  }

  /** Those that rollcall owns, lowest first. */
  private Map<String, KeycloakRows.KeycloakRole> owned(List<KeycloakRows.KeycloakRole> roles) {
    Map<String, KeycloakRows.KeycloakRole> owned = new LinkedHashMap<>();
    List<Role> ladder = realm.owned() == null ? List.of() : realm.owned().roles();
    for (Role role : ladder) {
      KeycloakRows.@Nullable KeycloakRole found =
          roles.stream().filter(r -> r.name().equals(role.name())).findFirst().orElse(null);
      if (found != null) {
        owned.put(role.name(), found);
      }
    }
    return owned;
  }

  private static <K, V> Map<K, V> all(Map<K, CompletableFuture<V>> started)
      throws ApiException, TornReadException {
    Map<K, V> read = new LinkedHashMap<>();
    for (Map.Entry<K, CompletableFuture<V>> one : started.entrySet()) {
      read.put(one.getKey(), await(one.getValue()));
    }
    return read;
  }
}
