package dev.rollcall.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person in the organization.
 *
 * @param invitation pending while the person is Invited, null once Joined
 * @param onRemoval what else a removal does, in the product's words, such as deleting the account
 */
public record LiveMember(
    OpaqueId id, Role role, @Nullable Invitation invitation, List<String> onRemoval) {
  /** Whether the person accepted. */
  public boolean joined() {
    return invitation == null;
  }
}
