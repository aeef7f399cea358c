package dev.rollcall.live.keycloak;

import static dev.rollcall.live.http.ParallelReads.await;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.MembershipReader;
import dev.rollcall.live.http.ApiRequest;
import dev.rollcall.live.http.TornReadException;
import dev.rollcall.live.http.TornReadRetry;
import dev.rollcall.live.keycloak.KeycloakRows.KeycloakClient;
import dev.rollcall.live.keycloak.KeycloakRows.KeycloakGroup;
import dev.rollcall.live.keycloak.KeycloakRows.KeycloakInvitation;
import dev.rollcall.live.keycloak.KeycloakRows.KeycloakMember;
import dev.rollcall.live.keycloak.KeycloakRows.KeycloakOrganization;
import dev.rollcall.live.keycloak.KeycloakRows.KeycloakRole;
import dev.rollcall.live.keycloak.KeycloakSnapshot.ClientWorkspace;
import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Names;
import dev.rollcall.model.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Reads the whole organization. Keycloak has no revision, so a read counts as consistent if its
 * lists fit together and the number of members is the same after it as before; what a plan would
 * change is read again by {@link #confirms}.
 */
final class KeycloakReader implements MembershipReader {
  private final Realm realm;
  private final TornReadRetry reads;
  private final AtomicReference<KeycloakSnapshot> last;

  /**
   * A reader.
   *
   * @param last where it leaves what it read
   */
  KeycloakReader(Realm realm, TornReadRetry reads, AtomicReference<KeycloakSnapshot> last) {
    this.realm = realm;
    this.reads = reads;
    this.last = last;
  }

  @Override
  public LiveState read() throws ApiException {
    return reads.whole(
        () -> {
          KeycloakSnapshot snapshot = snapshot();
          LiveState live = new KeycloakStateAssembler(realm, snapshot).toLiveState();
          last.set(snapshot);
          return live;
        });
  }

  private KeycloakSnapshot snapshot() throws ApiException, TornReadException {
    try (KeycloakPages pages = new KeycloakPages(realm.api())) {
      return snapshot(new KeycloakLists(realm, pages, organization(pages)));
    }
  }

  private String organization(KeycloakPages pages) throws ApiException, TornReadException {
    ApiRequest all = ApiRequest.get(realm.path("organizations"));
    ApiRequest picked = all.with("q", "alias:\"" + realm.alias() + "\"");
    for (ApiRequest list : List.of(picked, all)) {
      for (KeycloakOrganization row : await(pages.start(list, KeycloakOrganization.class))) {
        if (realm.alias().equals(row.alias())) {
          return row.id();
        }
      }
    }
    throw ApiException.refused(
        0,
        "the realm "
            + realm.name()
            + " has no organization whose alias is "
            + realm.alias()
            + "; give the alias, not the name");
  }

  /**
   * Invitations are read first: a person who accepts one meanwhile is then found twice, which is
   * detected, and not missed, which would not be.
   */
  private KeycloakSnapshot snapshot(KeycloakLists lists) throws ApiException, TornReadException {
    var invited = lists.invited();
    int count = await(lists.memberCount());
    List<KeycloakInvitation> invitations = await(invited);
    List<CompletableFuture<List<KeycloakMember>>> pages = lists.members(count);
    var groups = lists.groups();
    var clients = realm.owned() == null ? null : lists.clients();
    var adminRole = lists.adminRole();
    var admins = adminRole == null ? null : lists.admins();
    List<KeycloakMember> members = new ArrayList<>();
    for (CompletableFuture<List<KeycloakMember>> page : pages) {
      members.addAll(await(page));
    }
    checkCount(members, count, await(lists.memberCount()));
    List<KeycloakGroup> found = await(groups);
    Map<String, CompletableFuture<List<String>>> groupMembers = new LinkedHashMap<>();
    found.forEach(group -> groupMembers.put(group.id(), lists.groupMembers(group.id())));
    return new KeycloakSnapshot(
        lists.organization(),
        members,
        invitations,
        found,
        all(groupMembers),
        clients == null ? List.of() : workspaces(lists, await(clients)),
        adminRole == null ? null : await(adminRole),
        admins == null ? Set.of() : new LinkedHashSet<>(await(admins)));
  }

  private void checkCount(List<KeycloakMember> members, int before, int after)
      throws ApiException, TornReadException {
    if (members.isEmpty() && before > 0 && after > 0) {
      throw ApiException.refused(
          0,
          "the organization has "
              + after
              + " members, but the client "
              + realm.clientId()
              + " can see none of them; its service account needs the role view-users of"
              + " realm-management");
    }
    if (before != after || members.size() != before) {
      throw new TornReadException(
          "the organization had "
              + before
              + " members, then "
              + after
              + ", and their list has "
              + members.size());
    }
  }

  private List<ClientWorkspace> workspaces(KeycloakLists lists, List<KeycloakClient> clients)
      throws ApiException, TornReadException {
    if (clients.isEmpty()) {
      throw ApiException.refused(
          0,
          "the client "
              + realm.clientId()
              + " can see no client of the realm, although every realm has some; its service"
              + " account needs the role view-clients of realm-management");
    }
    Map<KeycloakClient, CompletableFuture<List<KeycloakRole>>> roles = new LinkedHashMap<>();
    for (KeycloakClient client : clients) {
      if (!client.builtIn()) {
        roles.put(client, lists.clientRoles(client.id()));
      }
    }
    Map<KeycloakClient, Map<String, KeycloakRole>> owned = new LinkedHashMap<>();
    Map<KeycloakClient, Map<String, CompletableFuture<List<String>>>> holders =
        new LinkedHashMap<>();
    all(roles)
        .forEach(
            (client, all) -> {
              Map<String, KeycloakRole> own = owned(all);
              if (!own.isEmpty()) {
                owned.put(client, own);
                Map<String, CompletableFuture<List<String>>> started = new LinkedHashMap<>();
                own.keySet().forEach(role -> started.put(role, lists.holders(client.id(), role)));
                holders.put(client, started);
              }
            });
    List<ClientWorkspace> workspaces = new ArrayList<>();
    for (Map.Entry<KeycloakClient, Map<String, KeycloakRole>> client : owned.entrySet()) {
      Map<String, Set<String>> users = new LinkedHashMap<>();
      all(holders.getOrDefault(client.getKey(), Map.of()))
          .forEach((role, ids) -> users.put(role, new LinkedHashSet<>(ids)));
      workspaces.add(new ClientWorkspace(client.getKey(), client.getValue(), users));
    }
    return workspaces;
  }

  /** Those that rollcall owns, lowest first. */
  private Map<String, KeycloakRole> owned(List<KeycloakRole> roles) {
    Map<String, KeycloakRole> owned = new LinkedHashMap<>();
    for (Role role : realm.owned() == null ? List.<Role>of() : realm.owned().roles()) {
      roles.stream()
          .filter(found -> found.name().equals(role.name()))
          .findFirst()
          .ifPresent(found -> owned.put(role.name(), found));
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

  @Override
  public boolean confirms(Collection<Address> addresses) throws ApiException {
    KeycloakSnapshot read = last.get();
    if (read == null || addresses.isEmpty()) {
      return true;
    }
    return reads.whole(
        () -> {
          try (KeycloakPages pages = new KeycloakPages(realm.api())) {
            return confirms(addresses, read, new KeycloakLists(realm, pages, read.organization()));
          }
        });
  }

  /** Reads once more those lists that hold these addresses, and compares. */
  private static boolean confirms(
      Collection<Address> addresses, KeycloakSnapshot first, KeycloakLists lists)
      throws ApiException, TornReadException {
    Map<CompletableFuture<? extends Collection<?>>, Collection<?>> compared = new LinkedHashMap<>();
    if (addresses.stream().anyMatch(address -> address.kind() == Kind.MEMBER)) {
      compared.put(lists.invited(), first.invited());
      if (first.adminRole() != null) {
        compared.put(lists.admins(), first.admins());
      }
    }
    if (addresses.stream().anyMatch(KeycloakReader::concernsGroups)) {
      compared.put(lists.groups(), first.groups());
    }
    Set<String> groups = new HashSet<>();
    Set<String> workspaces = new HashSet<>();
    for (Address address : addresses) {
      if (address.kind() == Kind.GROUP_MEMBER) {
        groups.add(address.name());
      } else if (address.kind() == Kind.WORKSPACE_ACCESS && address.principal().isPerson()) {
        workspaces.add(address.name());
      }
    }
    for (KeycloakGroup group : first.groups()) {
      if (groups.contains(Names.normalize(group.name()))) {
        compared.put(
            lists.groupMembers(group.id()),
            first.groupMembers().getOrDefault(group.id(), List.of()));
      }
    }
    for (ClientWorkspace workspace : first.workspaces()) {
      if (workspaces.contains(Names.normalize(workspace.client().name()))) {
        workspace
            .holders()
            .forEach(
                (role, ids) -> compared.put(lists.holders(workspace.client().id(), role), ids));
      }
    }
    for (var list : compared.entrySet()) {
      if (!new HashSet<Object>(await(list.getKey())).equals(new HashSet<Object>(list.getValue()))) {
        return false;
      }
    }
    return true;
  }

  /** The list of groups also holds their client roles. */
  private static boolean concernsGroups(Address address) {
    return address.kind() == Kind.GROUP
        || (address.kind() == Kind.WORKSPACE_ACCESS && address.principal().isGroup());
  }
}
