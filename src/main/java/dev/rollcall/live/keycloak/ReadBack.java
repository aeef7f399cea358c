package dev.rollcall.live.keycloak;

import static dev.rollcall.live.http.OffsetReads.await;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.LiveEntry;
import dev.rollcall.live.http.ApiRequest;
import dev.rollcall.live.http.CompleteReads;
import dev.rollcall.live.http.Fields;
import dev.rollcall.live.http.HttpApi;
import dev.rollcall.live.http.OffsetReads;
import dev.rollcall.live.http.Patience;
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
final class ReadBack {
  private final Realm realm;
  private final HttpApi api;
  private final Endpoints.Organization organization;
  private final Known known;
  private final Access access;
  private final CompleteReads reads = new CompleteReads(Patience.DEFAULT);

  ReadBack(Realm realm, Known known, Access access) {
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
      for (Rows.Group group : list(Realm.groups(organization), Rows::group)) {
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
      return grant.principal() instanceof Principal.Group group
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
    Rows.Member member = user(email);
    Rows.Invited invited = invitation(email);
    if (member == null) {
      return invited == null ? null : new LiveEntry(Assembly.MEMBER, invited.invitation());
    }
    boolean admin = realm.adminRole() != null && access.isAdmin(member.id());
    return new LiveEntry(admin ? Role.ADMIN : Assembly.MEMBER, null, invited != null);
  }

  /** The member of this e-mail, or null. */
  private Rows.@Nullable Member user(Email email) throws ApiException {
    ApiRequest search =
        Realm.users(organization.members())
            .with("search", email.normalized())
            .with("exact", "true");
    for (Rows.Member member : list(search, Rows::member)) {
      if (member.email().equals(email)) {
        known.learnUser(email, member.id());
        return member;
      }
    }
    return null;
  }

  /** The invitation to this e-mail, or null. */
  Rows.@Nullable Invited invitation(Email email) throws ApiException {
    ApiRequest search =
        ApiRequest.get(organization.invitations()).with("email", email.normalized());
    for (Rows.Invited invited : list(search, Rows::invited)) {
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
      members = list(Realm.users(organization.groupMembers(group)), Rows::id);
      groupMembers.put(group, members);
    }
    return members.contains(user) ? new LiveEntry(Assembly.MEMBER, null) : null;
  }

  private @Nullable LiveEntry grant(Address.WorkspaceAccess grant) throws ApiException {
    boolean there =
        grant.principal() instanceof Principal.Group group
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
      Rows.Member member = user(person.email());
      return member == null ? null : member.id();
    }
    return id;
  }

  private <R> List<R> list(ApiRequest list, Fields.Decoder<R> row) throws ApiException {
    return reads.whole(
        () -> {
          try (OffsetReads lists = new OffsetReads(api, Realm.PAGE_SIZE)) {
            return await(lists.start(list, row));
          }
        });
  }
}
