package dev.rollcall.live;

import dev.rollcall.model.Invitation;
import dev.rollcall.model.Role;
import org.jspecify.annotations.Nullable;

/**
 * What is live at one address.
 *
 * @param role the stored role; null for a group
 * @param invitation pending while a member is Invited, else null
 * @param leftInvitation whether an invitation is still open though the person joined without it
 */
public record LiveEntry(
    @Nullable Role role, @Nullable Invitation invitation, boolean leftInvitation) {
  /** What is there without an invitation left open. */
  public LiveEntry(@Nullable Role role, @Nullable Invitation invitation) {
    this(role, invitation, false);
  }
}
