package dev.rollcall.live.aihub;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.MembershipWriter;
import dev.rollcall.live.WriteResult;
import dev.rollcall.live.http.ApiRequest;
import dev.rollcall.live.http.HttpApi;
import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
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

  private record Created(String id) {}

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
  public int deletionsPerCall(Kind kind) {
    return kind == Kind.MEMBER ? PER_CALL : 1;
  }

  @Override
  public void create(Address address, @Nullable Role role) throws ApiException {
    ObjectNode body = object().put("name", address.name());
    if (role != null) {
      body.put("role", role.name());
    }
    List<String> path = role == null ? AihubPaths.GROUPS : AihubPaths.SERVICE_ACCOUNTS;
    ids.learn(address, api.send(ApiRequest.post(path, body), Created.class).id());
  }

  @Override
  public Map<Address, WriteResult> invite(Collection<Address> members) throws ApiException {
    ObjectNode body = object();
    ArrayNode written = body.putArray("emails");
    members.forEach(member -> written.add(member.principal().written()));
    Map<Address, WriteResult> results = new LinkedHashMap<>();
    for (BulkResults.InvitationResult answer :
        api.send(ApiRequest.post(AihubPaths.MEMBERS, body), BulkResults::invited)) {
      if (members.contains(answer.address())) {
        results.put(answer.address(), answer.result());
        learn(answer);
      }
    }
    return results;
  }

  private void learn(BulkResults.InvitationResult answer) {
    if (answer.member() != null) {
      ids.learn(answer.address(), answer.member().id());
      spellings.learn(answer.member());
    }
  }

  @Override
  public void resend(Address member, @Nullable Instant lastSentAt) throws ApiException {
    String id = ids.of(member);
    String seen = lastSentAt == null ? null : spellings.lastSentAt(id, lastSentAt);
    ObjectNode body = object().put("last_sent_at", seen);
    AihubRows.AihubMember row =
        api.send(
            ApiRequest.post(AihubPaths.below(AihubPaths.MEMBERS, id, "resend-invitation"), body),
            AihubRows.AihubMember.class);
    spellings.learn(row);
  }

  /** Whoever joins has no invitation any more. */
  @Override
  public void revokeInvitation(Address member) throws ApiException {
    throw ApiException.refused(0, "nothing was sent: no invitation outlives joining here");
  }

  @Override
  public void put(Address address, Role role) throws ApiException {
    ObjectNode body = object().put("role", role.name());
    List<String> path = path(address);
    api.send(
        address.kind().isPrincipal() ? ApiRequest.patch(path, body) : ApiRequest.put(path, body));
  }

  private List<String> path(Address address) throws ApiException {
    return switch (address.kind()) {
      case MEMBER -> AihubPaths.below(AihubPaths.MEMBERS, ids.of(address));
      case SERVICE_ACCOUNT -> AihubPaths.below(AihubPaths.SERVICE_ACCOUNTS, ids.of(address));
      case GROUP -> AihubPaths.below(AihubPaths.GROUPS, ids.of(address));
      case GROUP_MEMBER -> {
        String group = ids.of(Address.group(address.name()));
        yield AihubPaths.groupMember(group, ids.of(address.principal()));
      }
      case WORKSPACE_ACCESS ->
          AihubPaths.workspaceAccess(
              spellings.workspace(address.name()), ids.of(address.principal()));
    };
  }

  /** People go many at once, all else one by one. */
  @Override
  public Map<Address, WriteResult> delete(Collection<Address> addresses) throws ApiException {
    Address first = addresses.iterator().next();
    if (first.kind() == Kind.MEMBER) {
      return deleteMembers(addresses);
    }
    api.send(ApiRequest.delete(path(first)));
    return Map.of(first, new WriteResult.Succeeded());
  }

  private Map<Address, WriteResult> deleteMembers(Collection<Address> members) throws ApiException {
    Map<String, Address> byId = new LinkedHashMap<>();
    for (Address member : members) {
      String id = ids.find(member);
      if (id != null) {
        byId.put(id, member);
      }
    }
    Map<Address, WriteResult> results = new LinkedHashMap<>();
    if (byId.isEmpty()) {
      return results;
    }
    ObjectNode body = object();
    ArrayNode array = body.putArray("ids");
    byId.keySet().forEach(array::add);
    for (BulkResults.RemovalResult answer :
        api.send(ApiRequest.post(AihubPaths.MEMBERS_DELETE, body), BulkResults::removed)) {
      Address member = byId.get(answer.id());
      if (member != null) {
        results.put(member, answer.result());
      }
    }
    return results;
  }

  @Override
  public Map<Address, LiveEntry> readBack(Collection<Address> addresses) throws ApiException {
    return readBack.of(addresses);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
