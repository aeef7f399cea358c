package dev.rollcall.model;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is live at one address.
 *
 * @param id the product's own, which only its adapter reads, or empty; it takes no part in equality
 *     and reaches no output
 * @param role the stored role: what can be set and removed; null for a group
 * @param invitation pending while a member is Invited, else null
 * @param leftInvitation whether an invitation is still open though the person joined without it
 * @param onRemoval what else a removal does, in the product's words, such as deleting the account
 */
public record LiveEntry(
    String id,
    @Nullable Role role,
    @Nullable Invitation invitation,
    boolean leftInvitation,
    List<String> onRemoval) {
  /** A membership or grant. */
  public static LiveEntry of(Role role) {
    return new LiveEntry("", role, null, false, List.of());
  }

  /** A group. */
  public static LiveEntry group(String id) {
    return new LiveEntry(id, null, null, false, List.of());
  }

  /** A person, Invited while there is an invitation, else Joined. */
  public static LiveEntry member(String id, Role role, @Nullable Invitation invitation) {
    return new LiveEntry(id, role, invitation, false, List.of());
  }

  /** Whether a person accepted. */
  public boolean joined() {
    return invitation == null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LiveEntry that
        && Objects.equals(role, that.role)
        && Objects.equals(invitation, that.invitation)
        && leftInvitation == that.leftInvitation
        && onRemoval.equals(that.onRemoval);
  }

  @Override
  public int hashCode() {
    return Objects.hash(role, invitation, leftInvitation, onRemoval);
  }

  @Override
  public String toString() {
    return "LiveEntry[" + role + ", " + invitation + ", " + leftInvitation + ", " + onRemoval + "]";
  }
}
