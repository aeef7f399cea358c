package dev.rollcall.live.keycloak;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.LiveEntry;
import dev.rollcall.live.MembershipWriter;
import dev.rollcall.live.WriteResult;
import dev.rollcall.live.http.ApiRequest;
import dev.rollcall.live.http.HttpApi;
import dev.rollcall.model.Address;
import dev.rollcall.model.Email;
import dev.rollcall.model.LiveMember;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Writes to the organization. One method is one request, but where Keycloak keeps in several places
 * what is one thing to rollcall: each of those requests may be repeated, and what gives comes
 * before what takes.
 */
final class KeycloakWriter implements MembershipWriter {
  private final HttpApi api;
  private final KeycloakPaths.OrganizationPaths organization;
  private final KeycloakIds known;
  private final RoleMappings access;
  private final KeycloakReadBack readBack;

  KeycloakWriter(Realm realm, KeycloakIds known) {
    this.api = realm.api();
    this.organization = realm.paths().organization(known.organization());
    this.known = known;
    this.access = new RoleMappings(realm, known);
    this.readBack = new KeycloakReadBack(realm, known, access);
  }

  @Override
  public int invitationsPerCall() {
    return 1;
  }

  @Override
  public int removalsPerCall() {
    return 1;
  }

  @Override
  public void createGroup(Address.Group group) throws ApiException {
    var body = JsonNodeFactory.instance.objectNode().put("name", group.name());
    known.learnGroup(
        group.name(), api.send(ApiRequest.post(organization.groups(), body), KeycloakRows::id));
  }

  @Override
  public void createServiceAccount(Address.ServiceAccount account, Role role) throws ApiException {
    throw noServiceAccounts();
  }

  /** Works for a new address and for that of an account of the realm alike. */
  @Override
  public Map<Email, WriteResult> invite(List<Email> emails) throws ApiException {
    Email email = emails.get(0);
    try {
      api.send(
          ApiRequest.form(
              organization.of("members", "invite-user"),
              List.of(Map.entry("email", email.written()))));
    } catch (ApiException e) {
      resendExpired(email, e);
    }
    return Map.of(email, new WriteResult.Succeeded());
  }

  /** An expired invitation is in the way of a new one; what helps is to send it again. */
  private void resendExpired(Email email, ApiException refusal) throws ApiException {
    KeycloakRows.KeycloakInvitation there =
        refusal.status().orElse(0) == 409 ? readBack.invitation(email) : null;
    if (there == null || !there.invitation().expired()) {
      throw refusal;
    }
    resend(there.id());
  }

  /** The invitation gets another id with each sending, so that only the one seen can be resent. */
  @Override
  public void resend(Email email, @Nullable Instant lastSentAt) throws ApiException {
    resend(known.invitation(email));
  }

  private void resend(String invitation) throws ApiException {
    api.send(ApiRequest.post(organization.of("invitations", invitation, "resend"), null));
  }

  @Override
  public void revokeInvitation(Email email) throws ApiException {
    api.send(ApiRequest.delete(organization.of("invitations", known.invitation(email))));
  }

  @Override
  public void setRole(Address.Member member, Role role) throws ApiException {
    Principal.Person person = new Principal.Person(member.email());
    if (role.equals(Role.ADMIN)) {
      access.grantAdmin(person);
    } else {
      access.revokeAdmin(known.user(person));
    }
  }

  @Override
  public void setRole(Address.ServiceAccount account, Role role) throws ApiException {
    throw noServiceAccounts();
  }

  @Override
  public void put(Address.GroupMember membership, Role role) throws ApiException {
    api.send(ApiRequest.put(path(membership), null));
  }

  @Override
  public void put(Address.WorkspaceAccess grant, Role role) throws ApiException {
    access.put(grant, role);
  }

  @Override
  public void delete(Address.WorkspaceAccess grant) throws ApiException {
    access.delete(grant);
  }

  @Override
  public void delete(Address.GroupMember membership) throws ApiException {
    api.send(ApiRequest.delete(path(membership)));
  }

  private List<String> path(Address.GroupMember membership) throws ApiException {
    return organization.of(
        "groups", known.group(membership.name()), "members", known.user(membership.principal()));
  }

  @Override
  public Map<Email, WriteResult> removeMembers(List<Email> emails) throws ApiException {
    Email email = emails.get(0);
    LiveMember member = known.member(email);
    if (member != null && !member.joined()) {
      revokeInvitation(email);
    } else {
      remove(new Principal.Person(email), member);
    }
    return Map.of(email, new WriteResult.Succeeded());
  }

  /** An account that stays keeps its roles in the realm, so they are withdrawn one by one. */
  private void remove(Principal.Person person, @Nullable LiveMember member) throws ApiException {
    String user = known.user(person);
    if (member != null && member.onRemoval().isEmpty()) {
      for (Address.WorkspaceAccess grant : known.accessOf(person)) {
        access.delete(grant);
      }
      if (member.role().equals(Role.ADMIN)) {
        access.revokeAdmin(user);
      }
    }
    if (member != null && member.leftInvitation()) {
      revokeInvitation(person.email());
    }
    api.send(ApiRequest.delete(organization.of("members", user)));
  }

  @Override
  public void delete(Address.ServiceAccount account) throws ApiException {
    throw noServiceAccounts();
  }

  @Override
  public void delete(Address.Group group) throws ApiException {
    String id = known.group(group.name());
    ApiRequest children = ApiRequest.get(organization.of("groups", id, "children"));
    if (!api.rows(children.with("first", "0").with("max", "1"), KeycloakRows::id).isEmpty()) {
      throw ApiException.refused(
          0,
          "nothing was sent: the group "
              + group.name()
              + " holds other groups, which would be deleted with it; delete or move them first");
    }
    api.send(ApiRequest.delete(organization.of("groups", id)));
  }

  @Override
  public Map<Address, LiveEntry> readBack(Collection<Address> addresses) throws ApiException {
    return readBack.of(addresses);
  }

  private static ApiException noServiceAccounts() {
    return ApiException.refused(0, "nothing was sent: there are no service accounts here");
  }
}
