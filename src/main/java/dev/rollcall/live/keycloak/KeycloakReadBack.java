package dev.rollcall.live.keycloak;

import static dev.rollcall.live.http.ParallelReads.await;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.http.ApiRequest;
import dev.rollcall.live.http.HttpApi;
import dev.rollcall.live.http.TornReadRetry;
import dev.rollcall.live.keycloak.KeycloakRows.KeycloakGroup;
import dev.rollcall.live.keycloak.KeycloakRows.KeycloakId;
import dev.rollcall.live.keycloak.KeycloakRows.KeycloakInvitation;
import dev.rollcall.live.keycloak.KeycloakRows.KeycloakMember;
import dev.rollcall.live.keycloak.KeycloakRows.KeycloakRole;
import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.Names;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Looks up what is live at some addresses, and remembers the ids it finds. */
final class KeycloakReadBack {
  private final Realm realm;
  private final HttpApi api;
  private final KeycloakIds known;
  private final TornReadRetry reads;

  KeycloakReadBack(Realm realm, TornReadRetry reads, KeycloakIds known) {
    this.reads = reads;
    this.realm = realm;
    this.api = realm.api();
    this.known = known;
  }

  /** The live entries at these addresses; missing ones are left out. */
  Map<Address, LiveEntry> of(Collection<Address> addresses) throws ApiException {
    Map<Address, LiveEntry> found = new TreeMap<>();
    if (addresses.stream().anyMatch(this::needsGroups)) {
      for (KeycloakGroup group : list(realm.groups(known.organization()), KeycloakGroup.class)) {
        known.learnGroup(group.name(), group.id());
        found.put(Address.group(group.name()), LiveEntry.group(group.id()));
      }
    }
    found.keySet().retainAll(addresses);
    Map<String, List<String>> groupMembers = new HashMap<>();
    for (Address address : addresses) {
      LiveEntry entry =
          address.kind() == Kind.GROUP ? found.get(address) : read(address, groupMembers);
      if (entry != null) {
        found.put(address, entry);
      }
    }
    return found;
  }

  private boolean needsGroups(Address address) {
    return switch (address.kind()) {
      case MEMBER, SERVICE_ACCOUNT -> false;
      case GROUP -> true;
      case GROUP_MEMBER -> known.findGroup(address.name()) == null;
      case WORKSPACE_ACCESS ->
          address.principal().isGroup() && known.findGroup(address.principal().name()) == null;
    };
  }

  private @Nullable LiveEntry read(Address address, Map<String, List<String>> groupMembers)
      throws ApiException {
    return switch (address.kind()) {
      case MEMBER -> member(address.principal());
      case GROUP_MEMBER -> membership(address, groupMembers);
      case WORKSPACE_ACCESS -> grant(address);
      case SERVICE_ACCOUNT, GROUP -> null;
    };
  }

  private @Nullable LiveEntry member(Principal person) throws ApiException {
    KeycloakMember member = user(person);
    KeycloakInvitation invited = invitation(person);
    if (member == null) {
      return invited == null
          ? null
          : LiveEntry.member(invited.id(), KeycloakStateAssembler.MEMBER, invited.invitation());
    }
    boolean admin = realm.adminRole() != null && isAdmin(member.id());
    return new LiveEntry(
        member.id(),
        admin ? Role.ADMIN : KeycloakStateAssembler.MEMBER,
        null,
        invited != null,
        List.of());
  }

  /** The member of this e-mail, or null. */
  private @Nullable KeycloakMember user(Principal person) throws ApiException {
    ApiRequest search =
        Realm.users(known.path("members")).with("search", person.name()).with("exact", "true");
    for (KeycloakMember member : list(search, KeycloakMember.class)) {
      if (member.person().equals(person)) {
        known.learnUser(person, member.id());
        return member;
      }
    }
    return null;
  }

  /** The invitation to this e-mail, or null. */
  @Nullable KeycloakInvitation invitation(Principal person) throws ApiException {
    ApiRequest search = ApiRequest.get(known.path("invitations")).with("email", person.name());
    for (KeycloakInvitation invited : list(search, KeycloakInvitation.class)) {
      if (invited.person().equals(person)) {
        known.learnInvitation(person, invited.id());
        return invited;
      }
    }
    return null;
  }

  private @Nullable LiveEntry membership(Address membership, Map<String, List<String>> groupMembers)
      throws ApiException {
    String group = known.findGroup(Names.normalize(membership.name()));
    String user = userId(membership.principal());
    if (group == null || user == null) {
      return null;
    }
    List<String> members = groupMembers.get(group);
    if (members == null) {
      members =
          list(Realm.users(known.path("groups", group, "members")), KeycloakId.class).stream()
              .map(KeycloakId::id)
              .toList();
      groupMembers.put(group, members);
    }
    return members.contains(user) ? LiveEntry.of(KeycloakStateAssembler.MEMBER) : null;
  }

  private @Nullable LiveEntry grant(Address grant) throws ApiException {
    boolean there =
        grant.principal().isGroup()
            ? known.findGroup(grant.principal().name()) != null
            : userId(grant.principal()) != null;
    if (!there || known.findWorkspace(grant.name()) == null) {
      return null;
    }
    List<String> held = roles(known.rolesPath(grant));
    // lowest first, so that of several the highest stays
    String highest = null;
    for (String role : known.workspace(grant.name()).roles().keySet()) {
      highest = held.contains(role) ? role : highest;
    }
    return highest == null ? null : LiveEntry.of(new Role(highest));
  }

  private boolean isAdmin(String user) throws ApiException {
    String role = known.adminRole().name();
    return roles(known.realmRolesPath(user)).contains(role);
  }

  private List<String> roles(List<String> path) throws ApiException {
    return api.rows(ApiRequest.get(path), KeycloakRole.class).stream()
        .map(KeycloakRole::name)
        .toList();
  }

  private @Nullable String userId(Principal person) throws ApiException {
    if (!person.isPerson()) {
      return null;
    }
    String id = known.findUser(person);
    if (id == null) {
      KeycloakMember member = user(person);
      return member == null ? null : member.id();
    }
    return id;
  }

  private <R> List<R> list(ApiRequest list, Class<R> row) throws ApiException {
    return reads.whole(
        () -> {
          try (KeycloakPages lists = new KeycloakPages(api)) {
            return await(lists.start(list, row));
          }
        });
  }
}
