package dev.rollcall.live;

import dev.rollcall.model.Invitation;
import dev.rollcall.model.Role;
import org.jspecify.annotations.Nullable;

/**
 * What is live at one address.
 *
 * @param role the stored role; null for a group
 * @param invitation pending while a member is Invited, else null
 */
public record LiveEntry(@Nullable Role role, @Nullable Invitation invitation) {}
