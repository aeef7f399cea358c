package dev.rollcall.live.aihub;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.MembershipWriter;
import dev.rollcall.live.WriteResult;
import dev.rollcall.live.http.ApiRequest;
import dev.rollcall.live.http.HttpApi;
import dev.rollcall.live.http.JsonBinding;
import dev.rollcall.model.Address;
import dev.rollcall.model.Email;
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
  private final AihubPaths paths;
  private final AihubReadBack readBack;

  private record Created(String id) {}

  /** What became of one invitation, and who is in the organization now. */
  private record InvitationRow(
      String email, String outcome, AihubRows.@Nullable AihubMember member) {}

  /** What became of one removal. */
  private record RemovalRow(String id, String outcome) {}

  AihubWriter(HttpApi api, AihubPaths paths, AihubReadBack readBack) {
    this.api = api;
    this.paths = paths;
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
    paths.learn(address, api.send(ApiRequest.post(path, body), Created.class).id());
  }

  @Override
  public Map<Address, WriteResult> invite(Collection<Address> members) throws ApiException {
    ObjectNode body = object();
    ArrayNode written = body.putArray("emails");
    members.forEach(member -> written.add(member.principal().written()));
    Map<Address, WriteResult> results = new LinkedHashMap<>();
    for (InvitationRow row : bulk(AihubPaths.MEMBERS, body, InvitationRow.class)) {
      Address address = address(row.email());
      WriteResult result = result(row);
      if (address != null && result != null && members.contains(address)) {
        results.put(address, result);
        learn(address, row.member());
      }
    }
    return results;
  }

  private <R> List<R> bulk(List<String> path, ObjectNode body, Class<R> row) throws ApiException {
    return api.send(
        ApiRequest.post(path, body),
        answer -> new JsonBinding().list("results", answer.path("results"), row));
  }

  private static @Nullable Address address(String email) {
    try {
      return Address.of(Email.person(email));
    } catch (IllegalArgumentException e) {
      return null; // none of those that were sent
    }
  }

  /** Null where reading back has to tell: an unknown outcome, or somebody without a row. */
  private static @Nullable WriteResult result(InvitationRow row) {
    return switch (row.outcome()) {
      case "invited" -> row.member() == null ? null : new WriteResult.Succeeded();
      case "already_member" -> row.member() == null ? null : new WriteResult.AlreadyInPlace();
      case "in_another_organization" ->
          new WriteResult.Rejected("belongs to another organization, and can be in one only");
      case "invalid" -> new WriteResult.Rejected("is not a valid e-mail address to the server");
      default -> null;
    };
  }

  private void learn(Address address, AihubRows.@Nullable AihubMember member) {
    if (member != null) {
      paths.learn(address, member.id());
      paths.learn(member);
    }
  }

  @Override
  public void resend(Address member, @Nullable Instant lastSentAt) throws ApiException {
    String id = paths.id(member);
    String seen = lastSentAt == null ? null : paths.lastSentAt(id, lastSentAt);
    ObjectNode body = object().put("last_sent_at", seen);
    AihubRows.AihubMember row =
        api.send(ApiRequest.post(paths.resend(id), body), AihubRows.AihubMember.class);
    paths.learn(row);
  }

  /** Whoever joins has no invitation any more. */
  @Override
  public void revokeInvitation(Address member) throws ApiException {
    throw ApiException.refused(0, "nothing was sent: an invitation ends when the person joins");
  }

  @Override
  public void put(Address address, Role role) throws ApiException {
    ObjectNode body = object().put("role", role.name());
    List<String> path = paths.of(address);
    api.send(
        address.kind().isPrincipal() ? ApiRequest.patch(path, body) : ApiRequest.put(path, body));
  }

  /** People go many at once, all else one by one. */
  @Override
  public Map<Address, WriteResult> delete(Collection<Address> addresses) throws ApiException {
    Address first = addresses.iterator().next();
    if (first.kind() == Kind.MEMBER) {
      return deleteMembers(addresses);
    }
    api.send(ApiRequest.delete(paths.of(first)));
    return Map.of(first, new WriteResult.Succeeded());
  }

  private Map<Address, WriteResult> deleteMembers(Collection<Address> members) throws ApiException {
    Map<String, Address> byId = new LinkedHashMap<>();
    for (Address member : members) {
      String id = paths.findId(member);
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
    for (RemovalRow row : bulk(AihubPaths.MEMBERS_DELETE, body, RemovalRow.class)) {
      Address member = byId.get(row.id());
      WriteResult result = result(row);
      if (member != null && result != null) {
        results.put(member, result);
      }
    }
    return results;
  }

  private static @Nullable WriteResult result(RemovalRow row) {
    return switch (row.outcome()) {
      case "removed", "deleted" -> new WriteResult.Succeeded();
      case "not_found" -> new WriteResult.AlreadyInPlace();
      default -> null;
    };
  }

  @Override
  public Map<Address, LiveEntry> readBack(Collection<Address> addresses) throws ApiException {
    return readBack.of(addresses);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
