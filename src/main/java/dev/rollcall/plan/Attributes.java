package dev.rollcall.plan;

import dev.rollcall.model.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a change finds or leaves at its address; what does not apply is null.
 *
 * @param role null for a group
 * @param lastSentAt of an invitation, where the change is a resend
 * @param sends of an invitation, where the change is a resend
 */
public record Attributes(
    @Nullable Role role, @Nullable Instant lastSentAt, @Nullable Integer sends) {
  /** Of something that has no attributes, such as a group. */
  public static final Attributes NONE = new Attributes(null, null, null);

  /** Of something that has a role, or none where it is a group, and nothing else. */
  public static Attributes of(@Nullable Role role) {
    return role == null ? NONE : new Attributes(role, null, null);
  }
}
