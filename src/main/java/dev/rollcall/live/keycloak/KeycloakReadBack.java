package dev.rollcall.live.keycloak;

import static dev.rollcall.live.http.ParallelReads.await;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.http.ApiRequest;
import dev.rollcall.live.http.HttpApi;
import dev.rollcall.live.http.TornReadRetry;
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

/** Looks up what is live at some addresses, and learns the ids it meets. */
final class KeycloakReadBack {
  private final Realm realm;
  private final HttpApi api;
  private final KeycloakPaths.OrganizationPaths organization;
  private final KeycloakIds known;
  private final RoleMappings access;
  private final TornReadRetry reads;

  KeycloakReadBack(Realm realm, TornReadRetry reads, KeycloakIds known, RoleMappings access) {
    this.reads = reads;
    this.realm = realm;
    this.api = realm.api();
    this.organization = realm.paths().organization(known.organization());
    this.known = known;
    this.access = access;
  }

  /** What is live at these addresses, as far as it is there. */
  Map<Address, LiveEntry> of(Collection<Address> addresses) throws ApiException {
    Map<Address, LiveEntry> found = new TreeMap<>();
    if (addresses.stream().anyMatch(this::needsGroups)) {
      for (KeycloakRows.KeycloakGroup group :
          list(Realm.groups(organization), KeycloakRows.KeycloakGroup.class)) {
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
    KeycloakRows.KeycloakMember member = user(person);
    KeycloakRows.KeycloakInvitation invited = invitation(person);
    if (member == null) {
      return invited == null
          ? null
          : LiveEntry.member(invited.id(), KeycloakStateAssembler.MEMBER, invited.invitation());
    }
    boolean admin = realm.adminRole() != null && access.isAdmin(member.id());
    return new LiveEntry(
        member.id(),
        admin ? Role.ADMIN : KeycloakStateAssembler.MEMBER,
        null,
        invited != null,
        List.of());
  }

  /** The member of this e-mail, or null. */
  private KeycloakRows.@Nullable KeycloakMember user(Principal person) throws ApiException {
    ApiRequest search =
        Realm.users(organization.members()).with("search", person.name()).with("exact", "true");
    for (KeycloakRows.KeycloakMember member : list(search, KeycloakRows.KeycloakMember.class)) {
      if (member.person().equals(person)) {
        known.learnUser(person, member.id());
        return member;
      }
    }
    return null;
  }

  /** The invitation to this e-mail, or null. */
  KeycloakRows.@Nullable KeycloakInvitation invitation(Principal person) throws ApiException {
    ApiRequest search = ApiRequest.get(organization.invitations()).with("email", person.name());
    for (KeycloakRows.KeycloakInvitation invited :
        list(search, KeycloakRows.KeycloakInvitation.class)) {
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
          list(Realm.users(organization.groupMembers(group)), KeycloakRows.KeycloakId.class)
              .stream()
              .map(KeycloakRows.KeycloakId::id)
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
    Role role = access.read(grant);
    return role == null ? null : LiveEntry.of(role);
  }

  private @Nullable String userId(Principal person) throws ApiException {
    if (!person.isPerson()) {
      return null;
    }
    String id = known.findUser(person);
    if (id == null) {
      KeycloakRows.KeycloakMember member = user(person);
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
