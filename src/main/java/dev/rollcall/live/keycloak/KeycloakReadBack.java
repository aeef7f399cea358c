package dev.rollcall.live.keycloak;

import static dev.rollcall.live.http.OffsetListReader.await;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.LiveEntry;
import dev.rollcall.live.http.ApiRequest;
import dev.rollcall.live.http.HttpApi;
import dev.rollcall.live.http.HttpPolicy;
import dev.rollcall.live.http.JsonFields;
import dev.rollcall.live.http.OffsetListReader;
import dev.rollcall.live.http.TornReadRetry;
import dev.rollcall.model.Address;
import dev.rollcall.model.Email;
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
  private final TornReadRetry reads = new TornReadRetry(HttpPolicy.DEFAULT);

  KeycloakReadBack(Realm realm, KeycloakIds known, RoleMappings access) {
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
          list(Realm.groups(organization), KeycloakRows::group)) {
        known.learnGroup(group.name(), group.id());
        found.put(new Address.Group(group.name()), new LiveEntry(null, null));
      }
    }
    found.keySet().retainAll(addresses);
    Map<String, List<String>> groupMembers = new HashMap<>();
    for (Address address : addresses) {
      LiveEntry entry =
          address instanceof Address.Group ? found.get(address) : read(address, groupMembers);
      if (entry != null) {
        found.put(address, entry);
      }
    }
    return found;
  }

  private boolean needsGroups(Address address) {
    if (address instanceof Address.WorkspaceAccess grant) {
      return grant.principal() instanceof Principal.GroupPrincipal group
          && known.findGroup(group.name()) == null;
    }
    return address instanceof Address.Group
        || (address instanceof Address.GroupMember && known.findGroup(address.name()) == null);
  }

  private @Nullable LiveEntry read(Address address, Map<String, List<String>> groupMembers)
      throws ApiException {
    if (address instanceof Address.Member member) {
      return member(member.email());
    }
    if (address instanceof Address.GroupMember membership) {
      return membership(membership, groupMembers);
    }
    return address instanceof Address.WorkspaceAccess grant ? grant(grant) : null;
  }

  private @Nullable LiveEntry member(Email email) throws ApiException {
    KeycloakRows.KeycloakMember member = user(email);
    KeycloakRows.KeycloakInvitation invited = invitation(email);
    if (member == null) {
      return invited == null
          ? null
          : new LiveEntry(KeycloakStateAssembler.MEMBER, invited.invitation());
    }
    boolean admin = realm.adminRole() != null && access.isAdmin(member.id());
    return new LiveEntry(admin ? Role.ADMIN : KeycloakStateAssembler.MEMBER, null, invited != null);
  }

  /** The member of this e-mail, or null. */
  private KeycloakRows.@Nullable KeycloakMember user(Email email) throws ApiException {
    ApiRequest search =
        Realm.users(organization.members())
            .with("search", email.normalized())
            .with("exact", "true");
    for (KeycloakRows.KeycloakMember member : list(search, KeycloakRows::member)) {
      if (member.email().equals(email)) {
        known.learnUser(email, member.id());
        return member;
      }
    }
    return null;
  }

  /** The invitation to this e-mail, or null. */
  KeycloakRows.@Nullable KeycloakInvitation invitation(Email email) throws ApiException {
    ApiRequest search =
        ApiRequest.get(organization.invitations()).with("email", email.normalized());
    for (KeycloakRows.KeycloakInvitation invited : list(search, KeycloakRows::invited)) {
      if (invited.email().equals(email)) {
        known.learnInvitation(email, invited.id());
        return invited;
      }
    }
    return null;
  }

  private @Nullable LiveEntry membership(
      Address.GroupMember membership, Map<String, List<String>> groupMembers) throws ApiException {
    String group = known.findGroup(Names.normalize(membership.name()));
    String user = user(membership.principal());
    if (group == null || user == null) {
      return null;
    }
    List<String> members = groupMembers.get(group);
    if (members == null) {
      members = list(Realm.users(organization.groupMembers(group)), KeycloakRows::id);
      groupMembers.put(group, members);
    }
    return members.contains(user) ? new LiveEntry(KeycloakStateAssembler.MEMBER, null) : null;
  }

  private @Nullable LiveEntry grant(Address.WorkspaceAccess grant) throws ApiException {
    boolean there =
        grant.principal() instanceof Principal.GroupPrincipal group
            ? known.findGroup(group.name()) != null
            : user(grant.principal()) != null;
    if (!there || known.findWorkspace(grant.name()) == null) {
      return null;
    }
    Role role = access.read(grant);
    return role == null ? null : new LiveEntry(role, null);
  }

  private @Nullable String user(Principal principal) throws ApiException {
    if (!(principal instanceof Principal.Person person)) {
      return null;
    }
    String id = known.findUser(person.email());
    if (id == null) {
      KeycloakRows.KeycloakMember member = user(person.email());
      return member == null ? null : member.id();
    }
    return id;
  }

  private <R> List<R> list(ApiRequest list, JsonFields.Decoder<R> row) throws ApiException {
    return reads.whole(
        () -> {
          try (OffsetListReader lists = new OffsetListReader(api, Realm.PAGE_SIZE)) {
            return await(lists.start(list, row));
          }
        });
  }
}
