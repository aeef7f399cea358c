package dev.rollcall.apply;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.LiveEntry;
import dev.rollcall.live.MembershipWriter;
import dev.rollcall.live.WriteResult;
import dev.rollcall.model.Address;
import dev.rollcall.model.Email;
import dev.rollcall.model.Role;
import dev.rollcall.plan.Change;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
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

  private Map<Email, WriteResult> takeAll(List<Email> emails) throws ApiException {
    Map<Email, WriteResult> results = new LinkedHashMap<>();
    for (Email email : emails) {
      take(new Address.Member(email));
      results.put(email, new WriteResult.Succeeded());
    }
    return results;
  }

  @Override
  public int invitationsPerCall() {
    return 100;
  }

  @Override
  public int removalsPerCall() {
    return 100;
  }

  @Override
  public void createGroup(Address.Group group) throws ApiException {
    take(group);
  }

  @Override
  public void createServiceAccount(Address.ServiceAccount account, Role role) throws ApiException {
    take(account);
  }

  @Override
  public Map<Email, WriteResult> invite(List<Email> emails) throws ApiException {
    return takeAll(emails);
  }

  @Override
  public void resend(Email email, @Nullable Instant lastSentAt) throws ApiException {
    take(new Address.Member(email));
  }

  @Override
  public void revokeInvitation(Email email) throws ApiException {
    take(new Address.Member(email));
  }

  @Override
  public void setRole(Address.Member member, Role role) throws ApiException {
    take(member);
  }

  @Override
  public void setRole(Address.ServiceAccount account, Role role) throws ApiException {
    take(account);
  }

  @Override
  public void put(Address.GroupMember membership, Role role) throws ApiException {
    take(membership);
  }

  @Override
  public void put(Address.WorkspaceAccess access, Role role) throws ApiException {
    take(access);
  }

  @Override
  public void delete(Address.WorkspaceAccess access) throws ApiException {
    take(access);
  }

  @Override
  public void delete(Address.GroupMember membership) throws ApiException {
    take(membership);
  }

  @Override
  public Map<Email, WriteResult> removeMembers(List<Email> emails) throws ApiException {
    return takeAll(emails);
  }

  @Override
  public void delete(Address.ServiceAccount account) throws ApiException {
    take(account);
  }

  @Override
  public void delete(Address.Group group) throws ApiException {
    take(group);
  }

  @Override
  public Map<Address, LiveEntry> readBack(Collection<Address> addresses) {
    return Map.of();
  }
}
