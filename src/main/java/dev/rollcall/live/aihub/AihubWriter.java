package dev.rollcall.live.aihub;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.LiveEntry;
import dev.rollcall.live.MembershipWriter;
import dev.rollcall.live.WriteResult;
import dev.rollcall.live.http.ApiRequest;
import dev.rollcall.live.http.HttpApi;
import dev.rollcall.model.Address;
import dev.rollcall.model.Email;
import dev.rollcall.model.Role;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One method, one request. */
final class AihubWriter implements MembershipWriter {
  /** The most the contract takes in one call. */
  static final int PER_CALL = 100;

  private final HttpApi api;
  private final AihubIds ids;
  private final ServerSpellings spellings;
  private final AihubReadBack readBack;

  AihubWriter(HttpApi api, AihubIds ids, ServerSpellings spellings, AihubReadBack readBack) {
    this.api = api;
    this.ids = ids;
    this.spellings = spellings;
    this.readBack = readBack;
  }

  @Override
  public int invitationsPerCall() {
    return PER_CALL;
  }

  @Override
  public int removalsPerCall() {
    return PER_CALL;
  }

  @Override
  public void createGroup(Address.Group group) throws ApiException {
    ObjectNode body = object().put("name", group.name());
    ids.learn(
        group, api.send(ApiRequest.post(AihubPaths.GROUPS, body), answer -> answer.text("id")));
  }

  @Override
  public void createServiceAccount(Address.ServiceAccount account, Role role) throws ApiException {
    ObjectNode body = object().put("name", account.name()).put("role", role.name());
    ids.learn(
        account,
        api.send(ApiRequest.post(AihubPaths.SERVICE_ACCOUNTS, body), answer -> answer.text("id")));
  }

  @Override
  public Map<Email, WriteResult> invite(List<Email> emails) throws ApiException {
    ObjectNode body = object();
    ArrayNode written = body.putArray("emails");
    emails.forEach(email -> written.add(email.written()));
    Map<Email, WriteResult> results = new LinkedHashMap<>();
    for (BulkResults.InvitationResult answer :
        api.send(ApiRequest.post(AihubPaths.MEMBERS, body), BulkResults::invited)) {
      if (emails.contains(answer.email())) {
        results.put(answer.email(), answer.result());
        learn(answer);
      }
    }
    return results;
  }

  private void learn(BulkResults.InvitationResult answer) {
    if (answer.member() != null) {
      ids.learn(new Address.Member(answer.email()), answer.member().id());
      spellings.learn(answer.member());
    }
  }

  @Override
  public void resend(Email email, @Nullable Instant lastSentAt) throws ApiException {
    String id = ids.of(new Address.Member(email));
    String seen = lastSentAt == null ? null : spellings.lastSentAt(id, lastSentAt);
    ObjectNode body = object().put("last_sent_at", seen);
    AihubRows.AihubMember row =
        api.send(
            ApiRequest.post(AihubPaths.below(AihubPaths.MEMBERS, id, "resend-invitation"), body),
            new AihubRows()::member);
    spellings.learn(row);
  }

  /** Whoever joins has no invitation any more. */
  @Override
  public void revokeInvitation(Email email) throws ApiException {
    throw ApiException.refused(0, "nothing was sent: no invitation outlives joining here");
  }

  @Override
  public void setRole(Address.Member member, Role role) throws ApiException {
    setRole(AihubPaths.below(AihubPaths.MEMBERS, ids.of(member)), role);
  }

  @Override
  public void setRole(Address.ServiceAccount account, Role role) throws ApiException {
    setRole(AihubPaths.below(AihubPaths.SERVICE_ACCOUNTS, ids.of(account)), role);
  }

  private void setRole(List<String> path, Role role) throws ApiException {
    api.send(ApiRequest.patch(path, object().put("role", role.name())));
  }

  @Override
  public void put(Address.GroupMember membership, Role role) throws ApiException {
    api.send(ApiRequest.put(path(membership), object().put("role", role.name())));
  }

  @Override
  public void put(Address.WorkspaceAccess access, Role role) throws ApiException {
    api.send(ApiRequest.put(path(access), object().put("role", role.name())));
  }

  @Override
  public void delete(Address.WorkspaceAccess access) throws ApiException {
    api.send(ApiRequest.delete(path(access)));
  }

  @Override
  public void delete(Address.GroupMember membership) throws ApiException {
    api.send(ApiRequest.delete(path(membership)));
  }

  private List<String> path(Address.GroupMember membership) throws ApiException {
    String group = ids.of(new Address.Group(membership.name()));
    return AihubPaths.groupMember(group, ids.of(membership.principal()));
  }

  private List<String> path(Address.WorkspaceAccess access) throws ApiException {
    return AihubPaths.workspaceAccess(
        spellings.workspace(access.name()), ids.of(access.principal()));
  }

  @Override
  public Map<Email, WriteResult> removeMembers(List<Email> emails) throws ApiException {
    Map<String, Email> emailsById = new LinkedHashMap<>();
    for (Email email : emails) {
      String id = ids.find(new Address.Member(email));
      if (id != null) {
        emailsById.put(id, email);
      }
    }
    Map<Email, WriteResult> results = new LinkedHashMap<>();
    if (!emailsById.isEmpty()) {
      remove(emailsById, results);
    }
    return results;
  }

  private void remove(Map<String, Email> emailsById, Map<Email, WriteResult> results)
      throws ApiException {
    ObjectNode body = object();
    ArrayNode array = body.putArray("ids");
    emailsById.keySet().forEach(array::add);
    for (BulkResults.RemovalResult answer :
        api.send(ApiRequest.post(AihubPaths.MEMBERS_DELETE, body), BulkResults::removed)) {
      Email email = emailsById.get(answer.id());
      if (email != null) {
        results.put(email, answer.result());
      }
    }
  }

  @Override
  public void delete(Address.ServiceAccount account) throws ApiException {
    api.send(ApiRequest.delete(AihubPaths.below(AihubPaths.SERVICE_ACCOUNTS, ids.of(account))));
  }

  @Override
  public void delete(Address.Group group) throws ApiException {
    api.send(ApiRequest.delete(AihubPaths.below(AihubPaths.GROUPS, ids.of(group))));
  }

  @Override
  public Map<Address, LiveEntry> readBack(Collection<Address> addresses) throws ApiException {
    return readBack.of(addresses);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
