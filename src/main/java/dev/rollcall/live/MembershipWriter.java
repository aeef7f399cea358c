package dev.rollcall.live;

import dev.rollcall.model.Address;
import dev.rollcall.model.Email;
import dev.rollcall.model.Role;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes to one organization, and reads back what it wrote. One call is one request, never repeated
 * where repeating could do harm: an ApiException says whether the effect is refused or unknown.
 * Safe for use by many threads. It knows the product's ids of the live state it was opened on, and
 * learns those of what it creates or reads back.
 */
public interface MembershipWriter {
  /** How many people one {@link #invite} takes. */
  int invitationsPerCall();

  /** How many people one {@link #removeMembers} takes. */
  int removalsPerCall();

  /** Creates an empty group. */
  void createGroup(Address.Group group) throws ApiException;

  /** Creates a service account. */
  void createServiceAccount(Address.ServiceAccount account, Role role) throws ApiException;

  /** Invites people, each once; they become Invited with the lowest role and get one e-mail. */
  Map<Email, WriteResult> invite(List<Email> emails) throws ApiException;

  /**
   * Sends an invitation again, unless it was sent meanwhile or the person joined.
   *
   * @param lastSentAt when the last e-mail went out as far as the caller knows
   */
  void resend(Email email, @Nullable Instant lastSentAt) throws ApiException;

  /** Withdraws the invitation of somebody who joined without it. */
  void revokeInvitation(Email email) throws ApiException;

  /** Gives a member an organization role. */
  void setRole(Address.Member member, Role role) throws ApiException;

  /** Gives a service account an organization role. */
  void setRole(Address.ServiceAccount account, Role role) throws ApiException;

  /** Puts somebody in a group, or gives somebody in it another role. Idempotent. */
  void put(Address.GroupMember membership, Role role) throws ApiException;

  /** Grants access to a workspace, or gives it another role. Idempotent. */
  void put(Address.WorkspaceAccess access, Role role) throws ApiException;

  /** Withdraws access to a workspace. Idempotent. */
  void delete(Address.WorkspaceAccess access) throws ApiException;

  /** Takes somebody out of a group. Idempotent. */
  void delete(Address.GroupMember membership) throws ApiException;

  /** Takes people out of the organization, its groups and its workspaces. */
  Map<Email, WriteResult> removeMembers(List<Email> emails) throws ApiException;

  /** Deletes a service account. */
  void delete(Address.ServiceAccount account) throws ApiException;

  /** Deletes a group, and so withdraws the access it gave. */
  void delete(Address.Group group) throws ApiException;

  /**
   * What is live now at these addresses; one that is not there is missing from the answer.
   *
   * @throws ApiException if it cannot be told, which leaves the addresses unknown
   */
  Map<Address, LiveEntry> readBack(Collection<Address> addresses) throws ApiException;
}
