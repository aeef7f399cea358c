package dev.rollcall.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person in the organization.
 *
 * @param invitation pending while the person is Invited, null once Joined
 * @param leftInvitation whether an invitation is still open though the person joined without it
 * @param onRemoval what else a removal does, in the product's words, such as deleting the account
 */
public record LiveMember(
    OpaqueId id,
    Role role,
    @Nullable Invitation invitation,
    boolean leftInvitation,
    List<String> onRemoval) {
  /** Somebody who left no invitation open. */
  public LiveMember(
      OpaqueId id, Role role, @Nullable Invitation invitation, List<String> onRemoval) {
    this(id, role, invitation, false, onRemoval);
  }

  /** Whether the person accepted. */
  public boolean joined() {
    return invitation == null;
  }
}
