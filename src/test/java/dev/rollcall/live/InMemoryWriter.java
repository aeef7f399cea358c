package dev.rollcall.live;

import dev.rollcall.model.Address;
import dev.rollcall.model.Email;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.OpaqueId;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes to an {@link InMemoryOrganization}; like a real adapter it knows only the ids it was told.
 */
final class InMemoryWriter implements MembershipWriter {
  private static final int PER_CALL = 100;

  private final InMemoryOrganization organization;
  private final Map<Address, OpaqueId> ids = new ConcurrentHashMap<>();

  InMemoryWriter(InMemoryOrganization organization, LiveState live) {
    this.organization = organization;
    live.members().forEach((email, member) -> ids.put(new Address.Member(email), member.id()));
    live.serviceAccounts()
        .forEach((name, account) -> ids.put(new Address.ServiceAccount(name), account.id()));
    live.groups().forEach((name, group) -> ids.put(new Address.Group(name), group.id()));
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
    create(group, null, state -> state.createGroup(group.name()));
  }

  @Override
  public void createServiceAccount(Address.ServiceAccount account, Role role) throws ApiException {
    create(account, role, state -> state.createAccount(account.name(), role));
  }

  @Override
  public Map<Email, WriteResult> invite(List<Email> emails) throws ApiException {
    return bulk(Call.Operation.INVITE, emails, InMemoryState::invite);
  }

  @Override
  public void resend(Email email, @Nullable Instant lastSentAt) throws ApiException {
    Address.Member member = new Address.Member(email);
    write(
        Call.Operation.RESEND,
        member,
        null,
        state -> {
          require(state, member);
          state.resend(email, lastSentAt);
        });
  }

  @Override
  public void revokeInvitation(Email email) throws ApiException {
    Address.Member member = new Address.Member(email);
    write(
        Call.Operation.DELETE,
        member,
        null,
        state -> {
          require(state, member);
          state.leaveInvitation(email, false);
        });
  }

  @Override
  public void setRole(Address.Member member, Role role) throws ApiException {
    write(
        Call.Operation.SET_ROLE,
        member,
        role,
        state -> {
          require(state, member);
          state.setRole(member.email(), role);
        });
  }

  @Override
  public void setRole(Address.ServiceAccount account, Role role) throws ApiException {
    write(
        Call.Operation.SET_ROLE,
        account,
        role,
        state -> {
          require(state, account);
          state.setRole(account.name(), role);
        });
  }

  @Override
  public void put(Address.GroupMember membership, Role role) throws ApiException {
    write(
        Call.Operation.PUT,
        membership,
        role,
        state -> {
          require(state, new Address.Group(membership.name()));
          require(state, Address.of(membership.principal()));
          state.put(membership, role);
        });
  }

  @Override
  public void put(Address.WorkspaceAccess access, Role role) throws ApiException {
    write(
        Call.Operation.PUT,
        access,
        role,
        state -> {
          require(state, Address.of(access.principal()));
          state.put(access, role);
        });
  }

  @Override
  public void delete(Address.WorkspaceAccess access) throws ApiException {
    write(
        Call.Operation.DELETE,
        access,
        null,
        state -> {
          require(state, Address.of(access.principal()));
          state.delete(access);
        });
  }

  @Override
  public void delete(Address.GroupMember membership) throws ApiException {
    write(
        Call.Operation.DELETE,
        membership,
        null,
        state -> {
          require(state, new Address.Group(membership.name()));
          require(state, Address.of(membership.principal()));
          state.delete(membership);
        });
  }

  @Override
  public Map<Email, WriteResult> removeMembers(List<Email> emails) throws ApiException {
    List<Email> known =
        emails.stream().filter(email -> ids.containsKey(new Address.Member(email))).toList();
    return bulk(
        Call.Operation.REMOVE_MEMBERS,
        known,
        (state, email) -> {
          if (!isCurrent(state, new Address.Member(email))) {
            return new WriteResult.AlreadySo();
          }
          state.remove(new Principal.Person(email));
          return new WriteResult.Succeeded();
        });
  }

  @Override
  public void delete(Address.ServiceAccount account) throws ApiException {
    write(
        Call.Operation.DELETE,
        account,
        null,
        state -> {
          require(state, account);
          state.remove(new Principal.ServiceAccountPrincipal(account.name()));
        });
  }

  @Override
  public void delete(Address.Group group) throws ApiException {
    write(
        Call.Operation.DELETE,
        group,
        null,
        state -> {
          require(state, group);
          state.remove(new Principal.GroupPrincipal(group.name()));
        });
  }

  @Override
  public Map<Address, LiveEntry> readBack(Collection<Address> addresses) throws ApiException {
    Call call = new Call(Call.Operation.READ_BACK, List.copyOf(addresses), null);
    Map<Address, LiveEntry> answered =
        organization.call(
            call,
            (state, fault) -> {
              Map<Address, LiveEntry> found = new LinkedHashMap<>();
              for (Address address : addresses) {
                LiveEntry entry = state.entry(address);
                if (entry != null) {
                  found.put(address, entry);
                }
              }
              return found;
            });
    answered.keySet().forEach(this::learn);
    return answered;
  }

  private void create(Address address, @Nullable Role role, Write write) throws ApiException {
    OpaqueId id =
        organization.call(
            new Call(Call.Operation.CREATE, List.of(address), role),
            (state, fault) -> {
              write.on(state);
              return InMemoryState.found(state.idOf(address), address.toString());
            });
    ids.put(address, id);
  }

  private void write(Call.Operation operation, Address address, @Nullable Role role, Write write)
      throws ApiException {
    organization.call(
        new Call(operation, List.of(address), role),
        (state, fault) -> {
          write.on(state);
          return true;
        });
  }

  private Map<Email, WriteResult> bulk(
      Call.Operation operation, List<Email> emails, BulkWrite write) throws ApiException {
    if (emails.size() > PER_CALL || emails.stream().distinct().count() != emails.size()) {
      throw new IllegalArgumentException("at most " + PER_CALL + " people, each once: " + emails);
    }
    List<Address> addresses = emails.stream().<Address>map(Address.Member::new).toList();
    Map<Email, WriteResult> answered =
        organization.call(
            new Call(operation, addresses, null),
            (state, fault) -> {
              Map<Email, WriteResult> results = new LinkedHashMap<>();
              for (Email email : emails) {
                answer(email, fault, state, write, results);
              }
              return results;
            });
    answered.keySet().forEach(email -> learn(new Address.Member(email)));
    return answered;
  }

  private static void answer(
      Email email,
      Fault fault,
      InMemoryState state,
      BulkWrite write,
      Map<Email, WriteResult> results) {
    if (fault.refused().contains(email)) {
      results.put(email, new WriteResult.Rejected("refused"));
    } else if (!fault.skipped().contains(email)) {
      WriteResult result = write.on(state, email);
      if (!fault.unanswered().contains(email)) {
        results.put(email, result);
      }
    }
  }

  private void learn(Address address) {
    OpaqueId id = organization.idOf(address);
    if (id != null) {
      ids.put(address, id);
    }
  }

  /** What is addressed by its id must have one we know, and still be there under it. */
  private void require(InMemoryState state, Address address) throws ApiException {
    if (!ids.containsKey(address)) {
      throw ApiException.refused(0, "the id of " + address + " is not known");
    }
    if (!isCurrent(state, address)) {
      throw ApiException.refused(404, "there is no " + address);
    }
  }

  private boolean isCurrent(InMemoryState state, Address address) {
    OpaqueId known = ids.get(address);
    OpaqueId current = state.idOf(address);
    return known != null && current != null && known.value().equals(current.value());
  }

  private interface Write {
    void on(InMemoryState state) throws ApiException;
  }

  private interface BulkWrite {
    WriteResult on(InMemoryState state, Email email);
  }
}
