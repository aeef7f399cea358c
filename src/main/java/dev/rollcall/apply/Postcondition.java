package dev.rollcall.apply;

import dev.rollcall.live.LiveEntry;
import dev.rollcall.model.Invitation;
import dev.rollcall.model.Role;
import dev.rollcall.plan.Attributes;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Step;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares what was read back with what a change was to bring about. */
final class Postcondition {
  private Postcondition() {}

  /**
   * Whether the state a change wants is there.
   *
   * @param live what is at the change's address, or null for nothing
   */
  static boolean holds(Change change, @Nullable LiveEntry live) {
    return switch (change.step()) {
      case CREATE_GROUP, INVITE_MEMBER -> live != null;
      case RESEND_MEMBER -> live != null && wasSentAgain(before(change), live.invitation());
      case REVOKE_INVITATION -> live == null || !live.leftInvitation();
      case CREATE_SERVICE_ACCOUNT,
          RAISE_MEMBER,
          SET_ROLE_SERVICE_ACCOUNT,
          ADD_GROUP_MEMBER,
          SET_ROLE_GROUP_MEMBER,
          GRANT_WORKSPACE_ACCESS,
          SET_ROLE_WORKSPACE_ACCESS,
          LOWER_MEMBER ->
          live != null && Objects.equals(live.role(), role(change));
      case REVOKE_WORKSPACE_ACCESS,
          REMOVE_GROUP_MEMBER,
          REMOVE_MEMBER,
          DELETE_SERVICE_ACCOUNT,
          DELETE_GROUP ->
          live == null;
    };
  }

  /** The role a change sets. */
  static Role role(Change change) {
    Role role = change.after() == null ? null : change.after().role();
    return Objects.requireNonNull(role, () -> "no role to set at " + change.address());
  }

  // Joined meanwhile is better than reminded.
  private static boolean wasSentAgain(Attributes before, @Nullable Invitation now) {
    return now == null
        || isLater(before.lastSentAt(), now.lastSentAt())
        || isMore(before.sends(), now.sends());
  }

  private static boolean isLater(@Nullable Instant before, @Nullable Instant now) {
    return now != null && before != null && now.isAfter(before);
  }

  private static boolean isMore(@Nullable Integer before, @Nullable Integer now) {
    return now != null && before != null && now > before;
  }

  /**
   * Whether reading back can tell at all. A product that neither dates nor counts e-mails cannot be
   * asked whether one more went out.
   */
  static boolean isVerifiable(Change change) {
    return change.step() != Step.RESEND_MEMBER
        || before(change).lastSentAt() != null
        || before(change).sends() != null;
  }

  /**
   * Whether a lost change may be sent once more without doing harm if the first arrives late. All
   * wanted states may; an e-mail only where the server can tell that it has gone out already.
   */
  static boolean isRepeatable(Change change) {
    return change.step() != Step.RESEND_MEMBER || before(change).lastSentAt() != null;
  }

  /** What a change finds; without attributes where there is nothing. */
  static Attributes before(Change change) {
    return change.before() == null ? Attributes.NONE : change.before();
  }
}
