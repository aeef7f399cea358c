package dev.rollcall.live.keycloak;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.MembershipWriter;
import dev.rollcall.live.WriteResult;
import dev.rollcall.live.http.ApiRequest;
import dev.rollcall.live.http.HttpApi;
import dev.rollcall.live.http.TornReadRetry;
import dev.rollcall.live.keycloak.KeycloakRows.KeycloakId;
import dev.rollcall.live.keycloak.KeycloakRows.KeycloakInvitation;
import dev.rollcall.live.keycloak.KeycloakRows.KeycloakRole;
import dev.rollcall.live.keycloak.KeycloakSnapshot.ClientWorkspace;
import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Writes to the organization. One method is one request, except where Keycloak keeps in several
 * places what is one thing to rollcall: each of those requests may be repeated, and grants come
 * before revocations. Granting a role that is held and revoking one that is not both return 204.
 */
final class KeycloakWriter implements MembershipWriter {
  private final HttpApi api;
  private final KeycloakIds known;
  private final KeycloakReadBack readBack;

  KeycloakWriter(Realm realm, TornReadRetry reads, KeycloakIds known) {
    this.api = realm.api();
    this.known = known;
    this.readBack = new KeycloakReadBack(realm, reads, known);
  }

  @Override
  public int invitationsPerCall() {
    return 1;
  }

  @Override
  public int deletionsPerCall(Kind kind) {
    return 1;
  }

  @Override
  public void create(Address address, @Nullable Role role) throws ApiException {
    if (address.kind() == Kind.SERVICE_ACCOUNT) {
      throw noServiceAccounts();
    }
    var body = JsonNodeFactory.instance.objectNode().put("name", address.name());
    known.learnGroup(
        address.name(),
        api.send(ApiRequest.post(known.path("groups"), body), KeycloakId.class).id());
  }

  /** Works for new addresses and for existing accounts of the realm. */
  @Override
  public Map<Address, WriteResult> invite(Collection<Address> members) throws ApiException {
    Address member = members.iterator().next();
    try {
      api.send(
          ApiRequest.form(
              known.path("members", "invite-user"),
              List.of(Map.entry("email", member.principal().written()))));
    } catch (ApiException e) {
      resendExpired(member.principal(), e);
    }
    return Map.of(member, new WriteResult.Succeeded());
  }

  /** An expired invitation blocks a new one; it must be sent again instead. */
  private void resendExpired(Principal person, ApiException refusal) throws ApiException {
    KeycloakInvitation there =
        refusal.status().orElse(0) == 409 ? readBack.invitation(person) : null;
    if (there == null || !there.invitation().expired()) {
      throw refusal;
    }
    resend(there.id());
  }

  /** Each sending gives the invitation a new id, so only the one that was read can be resent. */
  @Override
  public void resend(Address member, @Nullable Instant lastSentAt) throws ApiException {
    resend(known.invitation(member.principal()));
  }

  private void resend(String invitation) throws ApiException {
    api.send(ApiRequest.post(known.path("invitations", invitation, "resend"), null));
  }

  @Override
  public void revokeInvitation(Address member) throws ApiException {
    String invitation = known.invitation(member.principal());
    api.send(ApiRequest.delete(known.path("invitations", invitation)));
  }

  @Override
  public void put(Address address, Role role) throws ApiException {
    switch (address.kind()) {
      case MEMBER -> putMember(address.principal(), role);
      case GROUP_MEMBER -> api.send(ApiRequest.put(path(address), null));
      case WORKSPACE_ACCESS -> putGrant(address, role);
      case SERVICE_ACCOUNT -> throw noServiceAccounts();
      case GROUP -> throw new IllegalArgumentException("a group has no role");
    }
  }

  private void putMember(Principal person, Role role) throws ApiException {
    String user = known.user(person);
    if (role.equals(Role.ADMIN)) {
      checkMember(user, person);
      api.send(ApiRequest.post(known.realmRolesPath(user), adminRole()).repeatable());
    } else {
      revokeAdmin(user);
    }
  }

  private void revokeAdmin(String user) throws ApiException {
    api.send(ApiRequest.delete(known.realmRolesPath(user), adminRole()));
  }

  private ArrayNode adminRole() throws ApiException {
    return body(List.of(known.adminRole()));
  }

  /** Grants a role, then revokes the others that rollcall owns, if any was held. */
  private void putGrant(Address grant, Role role) throws ApiException {
    ClientWorkspace workspace = known.workspace(grant.name());
    KeycloakRole given = workspace.roles().get(role.name());
    if (given == null) {
      throw ApiException.refused(
          0, "nothing was sent: the client " + grant.name() + " has no role " + role);
    }
    List<String> path = known.rolesPath(grant);
    Principal holder = grant.principal();
    if (holder.isPerson()) {
      checkMember(known.user(holder), holder);
    }
    api.send(ApiRequest.post(path, body(List.of(given))).repeatable());
    List<KeycloakRole> others =
        workspace.roles().values().stream().filter(other -> !other.equals(given)).toList();
    if (known.isHeld(grant) && !others.isEmpty()) {
      api.send(ApiRequest.delete(path, body(others)));
    }
  }

  /** Revokes all roles that rollcall owns. */
  private void deleteGrant(Address grant) throws ApiException {
    Collection<KeycloakRole> owned = known.workspace(grant.name()).roles().values();
    api.send(ApiRequest.delete(known.rolesPath(grant), body(owned)));
  }

  /** A role granted to a person who has left meanwhile would be invisible to every later run. */
  private void checkMember(String user, Principal person) throws ApiException {
    try {
      api.send(ApiRequest.get(known.path("members", user)), KeycloakId.class);
    } catch (ApiException e) {
      if (e.status().orElse(0) == 404) {
        throw ApiException.refused(404, "nothing was sent: " + person + " has left");
      }
      throw e;
    }
  }

  private static ArrayNode body(Collection<KeycloakRole> roles) {
    ArrayNode body = JsonNodeFactory.instance.arrayNode();
    roles.forEach(role -> body.addObject().put("id", role.id()).put("name", role.name()));
    return body;
  }

  private List<String> path(Address membership) throws ApiException {
    return known.path(
        "groups", known.group(membership.name()), "members", known.user(membership.principal()));
  }

  @Override
  public Map<Address, WriteResult> delete(Collection<Address> addresses) throws ApiException {
    Address address = addresses.iterator().next();
    switch (address.kind()) {
      case MEMBER -> deleteMember(address);
      case GROUP -> deleteGroup(address.name());
      case GROUP_MEMBER -> api.send(ApiRequest.delete(path(address)));
      case WORKSPACE_ACCESS -> deleteGrant(address);
      case SERVICE_ACCOUNT -> throw noServiceAccounts();
    }
    return Map.of(address, new WriteResult.Succeeded());
  }

  /** An account that remains keeps its roles in the realm, so they are revoked one by one. */
  private void deleteMember(Address address) throws ApiException {
    Principal person = address.principal();
    LiveEntry member = known.member(person);
    if (member != null && !member.joined()) {
      revokeInvitation(address);
      return;
    }
    String user = known.user(person);
    if (member != null && member.onRemoval().isEmpty()) {
      for (Address grant : known.accessOf(person)) {
        deleteGrant(grant);
      }
      if (Role.ADMIN.equals(member.role())) {
        revokeAdmin(user);
      }
    }
    if (member != null && member.leftInvitation()) {
      revokeInvitation(address);
    }
    api.send(ApiRequest.delete(known.path("members", user)));
  }

  private void deleteGroup(String name) throws ApiException {
    String id = known.group(name);
    ApiRequest children = ApiRequest.get(known.path("groups", id, "children"));
    if (!api.rows(children.with("first", "0").with("max", "1"), KeycloakId.class).isEmpty()) {
      throw ApiException.refused(
          0,
          "nothing was sent: the group "
              + name
              + " holds other groups, which would be deleted with it: delete or move them first");
    }
    api.send(ApiRequest.delete(known.path("groups", id)));
  }

  @Override
  public Map<Address, LiveEntry> readBack(Collection<Address> addresses) throws ApiException {
    return readBack.of(addresses);
  }

  private static ApiException noServiceAccounts() {
    return ApiException.refused(0, "nothing was sent: Keycloak has no service accounts to manage");
  }
}
