package dev.rollcall.live.keycloak;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.http.TornReadException;
import dev.rollcall.live.http.UniqueNames;
import dev.rollcall.model.Caller;
import dev.rollcall.model.Email;
import dev.rollcall.model.LiveGroup;
import dev.rollcall.model.LiveMember;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.LiveWorkspace;
import dev.rollcall.model.Names;
import dev.rollcall.model.OpaqueId;
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

/** Puts the lists of a snapshot together, and finds out where they do not fit. Good for one use. */
final class KeycloakStateAssembler {
  static final Role MEMBER = new Role("member");
  private static final List<String> MANAGED_REMOVAL =
      List.of("deletes the account, which belongs to the organization");

  private final Realm realm;
  private final KeycloakSnapshot snapshot;
  private final Map<String, Principal> people = new HashMap<>();
  private final Map<Email, LiveMember> members = new LinkedHashMap<>();
  private final Map<String, LiveGroup> groups = new LinkedHashMap<>();
  private final Map<String, LiveWorkspace> workspaces = new LinkedHashMap<>();

  KeycloakStateAssembler(Realm realm, KeycloakSnapshot snapshot) {
    this.realm = realm;
    this.snapshot = snapshot;
  }

  /**
   * The whole.
   *
   * @throws TornReadException if an id is unknown or there twice
   * @throws ApiException if two things have one name, which no later read would mend
   */
  LiveState toLiveState() throws ApiException, TornReadException {
    addMembers();
    addInvited();
    addGroups();
    addWorkspaces();
    return new LiveState(
        new Caller(realm.clientId(), null),
        realm.roles(),
        null,
        members,
        Map.of(),
        groups,
        workspaces);
  }

  private void addMembers() throws ApiException, TornReadException {
    UniqueNames names = new UniqueNames("members");
    for (KeycloakRows.KeycloakMember row : snapshot.members()) {
      Principal.Person person = new Principal.Person(row.email());
      once(people.put(row.id(), person) == null, "the member " + row.email());
      names.add(row.email().normalized(), row.email().written());
      members.put(
          row.email(),
          new LiveMember(
              new OpaqueId(row.id()),
              snapshot.admins().contains(row.id()) ? Role.ADMIN : MEMBER,
              null,
              row.managed() ? MANAGED_REMOVAL : List.of()));
    }
  }

  private void addInvited() throws TornReadException {
    Set<Email> seen = new HashSet<>();
    for (KeycloakRows.KeycloakInvitation row : snapshot.invited()) {
      once(seen.add(row.email()), "the invitation of " + row.email());
      members.merge(
          row.email(),
          new LiveMember(new OpaqueId(row.id()), MEMBER, row.invitation(), List.of()),
          (member, invited) ->
              new LiveMember(member.id(), member.role(), null, true, member.onRemoval()));
    }
  }

  private void addGroups() throws ApiException, TornReadException {
    UniqueNames names = new UniqueNames("groups");
    Set<String> seen = new HashSet<>();
    for (KeycloakRows.KeycloakGroup row : snapshot.groups()) {
      once(seen.add(row.id()), "the group " + row.name());
      String name = Names.normalize(row.name());
      names.add(name, row.name());
      Map<Principal, Role> held = new LinkedHashMap<>();
      for (String id : snapshot.groupMembers().getOrDefault(row.id(), List.of())) {
        Principal person = people.get(id);
        if (person == null) {
          throw new TornReadException(
              "somebody in the group " + row.name() + " is in no list of members");
        }
        once(held.put(person, MEMBER) == null, person + " in the group " + row.name());
      }
      groups.put(name, new LiveGroup(new OpaqueId(row.id()), held, Set.of(), row.holdsGroups()));
    }
  }

  private void addWorkspaces() throws ApiException {
    UniqueNames names = new UniqueNames("clients");
    for (KeycloakSnapshot.ClientWorkspace workspace : snapshot.workspaces()) {
      String name = Names.normalize(workspace.client().name());
      names.add(name, workspace.client().name());
      Map<Principal, Role> access = new LinkedHashMap<>();
      // lowest first, so that of several the highest stays
      for (String role : workspace.roles().keySet()) {
        give(workspace, role, access);
      }
      workspaces.put(name, new LiveWorkspace(false, access, Set.of(), lacking(workspace)));
    }
  }

  private Set<Role> lacking(KeycloakSnapshot.ClientWorkspace workspace) {
    return realm.roles().workspace().roles().stream()
        .filter(role -> !workspace.roles().containsKey(role.name()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Who holds a role and is not of the organization is no matter here. */
  private void give(
      KeycloakSnapshot.ClientWorkspace workspace, String role, Map<Principal, Role> access) {
    for (String id : workspace.holders().getOrDefault(role, Set.of())) {
      Principal person = people.get(id);
      if (person != null) {
        access.put(person, new Role(role));
      }
    }
    for (KeycloakRows.KeycloakGroup group : snapshot.groups()) {
      if (group.clientRoles().getOrDefault(workspace.client().name(), List.of()).contains(role)) {
        access.put(new Principal.GroupPrincipal(group.name()), new Role(role));
      }
    }
  }

  private static void once(boolean first, String what) throws TornReadException {
    if (!first) {
      throw new TornReadException(what + " is there twice");
    }
  }
}
