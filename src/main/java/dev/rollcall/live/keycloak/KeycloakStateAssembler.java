package dev.rollcall.live.keycloak;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.http.TornReadException;
import dev.rollcall.live.http.UniqueNames;
import dev.rollcall.live.keycloak.KeycloakRows.KeycloakGroup;
import dev.rollcall.live.keycloak.KeycloakRows.KeycloakInvitation;
import dev.rollcall.live.keycloak.KeycloakRows.KeycloakMember;
import dev.rollcall.live.keycloak.KeycloakSnapshot.ClientWorkspace;
import dev.rollcall.model.Address;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.LiveWorkspace;
import dev.rollcall.model.Names;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Assembles a live state from the lists of a snapshot, and checks that they fit together. For one
 * use.
 */
final class KeycloakStateAssembler {
  static final Role MEMBER = new Role("member");
  private static final LiveEntry MEMBERSHIP = LiveEntry.of(MEMBER);
  private static final List<String> MANAGED_REMOVAL =
      List.of("deletes the account, which belongs to the organization");

  private final Realm realm;
  private final KeycloakSnapshot snapshot;
  private final Map<String, Principal> people = new HashMap<>();
  private final Map<Address, LiveEntry> entries = new LinkedHashMap<>();
  private final Set<String> parents = new LinkedHashSet<>();
  private final Map<String, LiveWorkspace> workspaces = new LinkedHashMap<>();

  KeycloakStateAssembler(Realm realm, KeycloakSnapshot snapshot) {
    this.realm = realm;
    this.snapshot = snapshot;
  }

  /**
   * The live state.
   *
   * @throws TornReadException if an id is unknown or listed twice
   * @throws ApiException if two objects have the same name, which no retry would fix
   */
  LiveState toLiveState() throws ApiException, TornReadException {
    addMembers();
    addInvited();
    addGroups();
    addWorkspaces();
    return new LiveState(null, realm.roles(), null, entries, workspaces, parents, Set.of());
  }

  private void addMembers() throws ApiException, TornReadException {
    UniqueNames names = new UniqueNames("members");
    for (KeycloakMember row : snapshot.members()) {
      Principal person = row.person();
      once(people.put(row.id(), person) == null, "the member " + person);
      names.add(person.name(), person.written());
      entries.put(
          Address.of(person),
          new LiveEntry(
              row.id(),
              snapshot.admins().contains(row.id()) ? Role.ADMIN : MEMBER,
              null,
              false,
              row.managed() ? MANAGED_REMOVAL : List.of()));
    }
  }

  private void addInvited() throws TornReadException {
    Set<Principal> seen = new HashSet<>();
    for (KeycloakInvitation row : snapshot.invited()) {
      once(seen.add(row.person()), "the invitation of " + row.person());
      entries.merge(
          Address.of(row.person()),
          LiveEntry.member(row.id(), MEMBER, row.invitation()),
          (member, invited) ->
              new LiveEntry(member.id(), member.role(), null, true, member.onRemoval()));
    }
  }

  private void addGroups() throws ApiException, TornReadException {
    UniqueNames names = new UniqueNames("groups");
    Set<String> seen = new HashSet<>();
    for (KeycloakGroup row : snapshot.groups()) {
      once(seen.add(row.id()), "the group " + row.name());
      String name = Names.normalize(row.name());
      names.add(name, row.name());
      for (String id : snapshot.groupMembers().getOrDefault(row.id(), List.of())) {
        Principal person = people.get(id);
        if (person == null) {
          throw new TornReadException(
              "somebody in the group " + row.name() + " is not in the list of members");
        }
        once(
            entries.put(Address.groupMember(name, person), MEMBERSHIP) == null,
            person + " in the group " + row.name());
      }
      entries.put(Address.group(name), LiveEntry.group(row.id()));
      if (row.holdsGroups()) {
        parents.add(name);
      }
    }
  }

  private void addWorkspaces() throws ApiException {
    UniqueNames names = new UniqueNames("clients");
    for (ClientWorkspace workspace : snapshot.workspaces()) {
      String name = Names.normalize(workspace.client().name());
      names.add(name, workspace.client().name());
      // lowest first, so that of several the highest stays
      for (String role : workspace.roles().keySet()) {
        give(workspace, name, role);
      }
      workspaces.put(name, new LiveWorkspace(false, lacking(workspace)));
    }
  }

  private Set<Role> lacking(ClientWorkspace workspace) {
    return realm.roles().workspace().roles().stream()
        .filter(role -> !workspace.roles().containsKey(role.name()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Holders who are not in the organization are ignored. */
  private void give(ClientWorkspace workspace, String name, String role) {
    LiveEntry entry = LiveEntry.of(new Role(role));
    for (String id : workspace.holders().getOrDefault(role, Set.of())) {
      Principal person = people.get(id);
      if (person != null) {
        entries.put(Address.workspaceAccess(name, person), entry);
      }
    }
    for (KeycloakGroup group : snapshot.groups()) {
      if (group.clientRoles().getOrDefault(workspace.client().name(), List.of()).contains(role)) {
        entries.put(Address.workspaceAccess(name, Principal.group(group.name())), entry);
      }
    }
  }

  private static void once(boolean first, String what) throws TornReadException {
    if (!first) {
      throw new TornReadException(what + " is listed twice");
    }
  }
}
