package dev.rollcall.live;

import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.Role;
import java.time.Instant;
import java.util.Collection;
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

  /** How many addresses of a kind one {@link #delete} takes. */
  int deletionsPerCall(Kind kind);

  /**
   * Creates an empty group, or a service account.
   *
   * @param role null for a group
   */
  void create(Address address, @Nullable Role role) throws ApiException;

  /**
   * Invites people, each once; they become Invited with the lowest role and get one e-mail.
   *
   * @return what was answered for each; an address that is missing is of unknown effect
   */
  Map<Address, WriteResult> invite(Collection<Address> members) throws ApiException;

  /**
   * Sends an invitation again, unless it was sent meanwhile or the person joined.
   *
   * @param lastSentAt when the last e-mail went out as far as the caller knows
   */
  void resend(Address member, @Nullable Instant lastSentAt) throws ApiException;

  /** Revokes the invitation of somebody who joined without it. */
  void revokeInvitation(Address member) throws ApiException;

  /**
   * Gives a member or service account an organization role, puts somebody in a group, or grants
   * access to a workspace; whoever has another role there gets this one. Idempotent.
   */
  void put(Address address, Role role) throws ApiException;

  /**
   * Takes people out of the organization, its groups and its workspaces, deletes service accounts
   * or groups, takes somebody out of a group, or revokes access to a workspace.
   *
   * @param addresses of one kind, as many as {@link #deletionsPerCall} says at most
   * @return what was answered for each; an address that is missing is of unknown effect
   */
  Map<Address, WriteResult> delete(Collection<Address> addresses) throws ApiException;

  /**
   * What is live now at these addresses; one that is not there is missing from the answer.
   *
   * @throws ApiException if it cannot be told, which leaves the addresses unknown
   */
  Map<Address, LiveEntry> readBack(Collection<Address> addresses) throws ApiException;
}
