package dev.rollcall.apply;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.MembershipWriter;
import dev.rollcall.live.WriteResult;
import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.Role;
import dev.rollcall.plan.Change;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/**
 * Says yes to everything but one address, whatever an organization might say: for rules that are
 * about outcomes alone.
 */
final class AgreeableWriter implements MembershipWriter {
  final Set<Address> sent = new ConcurrentSkipListSet<>();
  private final Map<Address, ApiException> failures;

  AgreeableWriter() {
    this(Map.of());
  }

  private AgreeableWriter(Map<Address, ApiException> failures) {
    this.failures = failures;
  }

  static AgreeableWriter but(Change change, ApiException failure) {
    return new AgreeableWriter(Map.of(change.address(), failure));
  }

  private void take(Address address) throws ApiException {
    sent.add(address);
    ApiException failure = failures.get(address);
    if (failure != null) {
      throw failure;
    }
  }

  private Map<Address, WriteResult> takeAll(Collection<Address> addresses) throws ApiException {
    Map<Address, WriteResult> results = new LinkedHashMap<>();
    for (Address address : addresses) {
      take(address);
      results.put(address, new WriteResult.Succeeded());
    }
    return results;
  }

  @Override
  public int invitationsPerCall() {
    return 100;
  }

  @Override
  public int deletionsPerCall(Kind kind) {
    return kind == Kind.MEMBER ? 100 : 1;
  }

  @Override
  public void create(Address address, @Nullable Role role) throws ApiException {
    take(address);
  }

  @Override
  public Map<Address, WriteResult> invite(Collection<Address> members) throws ApiException {
    return takeAll(members);
  }

  @Override
  public void resend(Address member, @Nullable Instant lastSentAt) throws ApiException {
    take(member);
  }

  @Override
  public void revokeInvitation(Address member) throws ApiException {
    take(member);
  }

  @Override
  public void put(Address address, Role role) throws ApiException {
    take(address);
  }

  @Override
  public Map<Address, WriteResult> delete(Collection<Address> addresses) throws ApiException {
    return takeAll(addresses);
  }

  @Override
  public Map<Address, LiveEntry> readBack(Collection<Address> addresses) {
    return Map.of();
  }
}
