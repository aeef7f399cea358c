package dev.rollcall.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is live at one address.
 *
 * @param id the product's own, {@link OpaqueId#NONE} where it has none
 * @param role the stored role: what can be set and removed; null for a group
 * @param invitation pending while a member is Invited, else null
 * @param leftInvitation whether an invitation is still open though the person joined without it
 * @param onRemoval what else a removal does, in the product's words, such as deleting the account
 */
public record LiveEntry(
    OpaqueId id,
    @Nullable Role role,
    @Nullable Invitation invitation,
    boolean leftInvitation,
    List<String> onRemoval) {
  /** A membership or grant. */
  public static LiveEntry of(Role role) {
    return new LiveEntry(OpaqueId.NONE, role, null, false, List.of());
  }

  /** A group. */
  public static LiveEntry group(OpaqueId id) {
    return new LiveEntry(id, null, null, false, List.of());
  }

  /** A person, Invited while there is an invitation, else Joined. */
  public static LiveEntry member(OpaqueId id, Role role, @Nullable Invitation invitation) {
    return new LiveEntry(id, role, invitation, false, List.of());
  }

  /** Whether a person accepted. */
  public boolean joined() {
    return invitation == null;
  }
}
