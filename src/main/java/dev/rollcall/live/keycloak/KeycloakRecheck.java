package dev.rollcall.live.keycloak;

import static dev.rollcall.live.http.ParallelReads.await;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.http.TornReadException;
import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads once more those lists that a plan would change something in, and compares. */
final class KeycloakRecheck {
  private final Realm realm;
  private final KeycloakSnapshot first;

  KeycloakRecheck(Realm realm, KeycloakSnapshot first) {
    this.realm = realm;
    this.first = first;
  }

  /** A list under way, and what it held. */
  private record ListComparison(
      CompletableFuture<? extends Collection<?>> now, Collection<?> before) {}

  /** Whether the lists that hold these addresses are as they were. */
  boolean confirms(Collection<Address> addresses) throws ApiException, TornReadException {
    try (KeycloakPages reads = new KeycloakPages(realm.api())) {
      KeycloakLists lists = new KeycloakLists(realm, reads, first.organization());
      List<ListComparison> compared = new ArrayList<>();
      if (addresses.stream().anyMatch(a -> a.kind() == Kind.MEMBER)) {
        compared.add(new ListComparison(lists.invited(), first.invited()));
        if (first.adminRole() != null) {
          compared.add(new ListComparison(lists.admins(), first.admins()));
        }
      }
      if (addresses.stream().anyMatch(KeycloakRecheck::concernsGroups)) {
        compared.add(new ListComparison(lists.groups(), first.groups()));
      }
      addGroupMembers(addresses, lists, compared);
      addHolders(addresses, lists, compared);
      for (ListComparison list : compared) {
        if (!new HashSet<Object>(await(list.now())).equals(new HashSet<Object>(list.before()))) {
          return false;
        }
      }
      return true;
    }
  }

  /** The list of groups holds what they reach, too. */
  private static boolean concernsGroups(Address address) {
    return address.kind() == Kind.GROUP
        || (address.kind() == Kind.WORKSPACE_ACCESS && address.principal().isGroup());
  }

  private void addGroupMembers(
      Collection<Address> addresses, KeycloakLists lists, List<ListComparison> compared) {
    for (KeycloakRows.KeycloakGroup group : first.groups()) {
      String name = Names.normalize(group.name());
      boolean touched =
          addresses.stream().anyMatch(a -> a.kind() == Kind.GROUP_MEMBER && a.name().equals(name));
      if (touched) {
        compared.add(
            new ListComparison(
                lists.groupMembers(group.id()),
                first.groupMembers().getOrDefault(group.id(), List.of())));
      }
    }
  }

  private void addHolders(
      Collection<Address> addresses, KeycloakLists lists, List<ListComparison> compared) {
    for (KeycloakSnapshot.ClientWorkspace workspace : first.workspaces()) {
      String name = Names.normalize(workspace.client().name());
      boolean touched =
          addresses.stream()
              .anyMatch(
                  a ->
                      a.kind() == Kind.WORKSPACE_ACCESS
                          && a.principal().isPerson()
                          && a.name().equals(name));
      if (touched) {
        workspace
            .holders()
            .forEach(
                (role, ids) ->
                    compared.add(
                        new ListComparison(lists.holders(workspace.client().id(), role), ids)));
      }
    }
  }
}
