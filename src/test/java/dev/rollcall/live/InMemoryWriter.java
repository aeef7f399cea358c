package dev.rollcall.live;

import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveState;
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
  private final Map<Address, String> ids = new ConcurrentHashMap<>();

  InMemoryWriter(InMemoryOrganization organization, LiveState live) {
    this.organization = organization;
    live.entries()
        .forEach(
            (address, entry) -> {
              if (address.kind().isPrincipal()) {
                ids.put(address, entry.id());
              }
            });
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
    String id =
        organization.call(
            new Call(Call.Operation.CREATE, List.of(address), role),
            (state, fault) -> {
              state.create(address, role);
              return InMemoryState.found(state.idOf(address), address.toString());
            });
    ids.put(address, id);
  }

  @Override
  public Map<Address, WriteResult> invite(Collection<Address> members) throws ApiException {
    return bulk(Call.Operation.INVITE, members, InMemoryState::invite);
  }

  @Override
  public void resend(Address member, @Nullable Instant lastSentAt) throws ApiException {
    write(
        Call.Operation.RESEND,
        member,
        null,
        state -> {
          require(state, member);
          state.resend(member, lastSentAt);
        });
  }

  @Override
  public void revokeInvitation(Address member) throws ApiException {
    write(
        Call.Operation.DELETE,
        member,
        null,
        state -> {
          require(state, member);
          state.leaveInvitation(member.principal(), false);
        });
  }

  @Override
  public void put(Address address, Role role) throws ApiException {
    boolean principal = address.kind().isPrincipal();
    write(
        principal ? Call.Operation.SET_ROLE : Call.Operation.PUT,
        address,
        role,
        state -> {
          requireNamed(state, address);
          state.put(address, role);
        });
  }

  @Override
  public Map<Address, WriteResult> delete(Collection<Address> addresses) throws ApiException {
    Address first = addresses.iterator().next();
    if (first.kind() == Kind.MEMBER) {
      return deleteMembers(addresses);
    }
    write(
        Call.Operation.DELETE,
        first,
        null,
        state -> {
          requireNamed(state, first);
          state.delete(first);
        });
    return Map.of(first, new WriteResult.Succeeded());
  }

  private Map<Address, WriteResult> deleteMembers(Collection<Address> members) throws ApiException {
    return bulk(
        Call.Operation.REMOVE_MEMBERS,
        members.stream().filter(ids::containsKey).toList(),
        (state, member) -> {
          if (!isCurrent(state, member)) {
            return new WriteResult.AlreadyInPlace();
          }
          state.delete(member);
          return new WriteResult.Succeeded();
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

  private void write(Call.Operation operation, Address address, @Nullable Role role, Write write)
      throws ApiException {
    organization.call(
        new Call(operation, List.of(address), role),
        (state, fault) -> {
          write.on(state);
          return true;
        });
  }

  private Map<Address, WriteResult> bulk(
      Call.Operation operation, Collection<Address> members, BulkWrite write) throws ApiException {
    if (members.size() > PER_CALL || members.stream().distinct().count() != members.size()) {
      throw new IllegalArgumentException("at most " + PER_CALL + " people, each once: " + members);
    }
    Map<Address, WriteResult> answered =
        organization.call(
            new Call(operation, List.copyOf(members), null),
            (state, fault) -> {
              Map<Address, WriteResult> results = new LinkedHashMap<>();
              for (Address member : members) {
                answer(member, fault, state, write, results);
              }
              return results;
            });
    answered.keySet().forEach(this::learn);
    return answered;
  }

  private static void answer(
      Address member,
      Fault fault,
      InMemoryState state,
      BulkWrite write,
      Map<Address, WriteResult> results)
      throws ApiException {
    if (fault.refused().contains(member)) {
      results.put(member, new WriteResult.Rejected("refused"));
    } else if (!fault.skipped().contains(member)) {
      WriteResult result = write.on(state, member);
      if (!fault.unanswered().contains(member)) {
        results.put(member, result);
      }
    }
  }

  private void learn(Address address) {
    String id = organization.idOf(address);
    if (id != null) {
      ids.put(address, id);
    }
  }

  private void requireNamed(InMemoryState state, Address address) throws ApiException {
    if (address.kind() == Kind.GROUP_MEMBER) {
      require(state, Address.group(address.name()));
    }
    require(state, Address.of(address.principal()));
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
    String known = ids.get(address);
    String current = state.idOf(address);
    return known != null && known.equals(current);
  }

  private interface Write {
    void on(InMemoryState state) throws ApiException;
  }

  private interface BulkWrite {
    WriteResult on(InMemoryState state, Address member) throws ApiException;
  }
}
