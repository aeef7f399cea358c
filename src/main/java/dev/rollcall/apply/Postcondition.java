package dev.rollcall.apply;

import dev.rollcall.model.Invitation;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.Role;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Change.Attributes;
import dev.rollcall.plan.Step;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares what was read back with what a change was to bring about. */
final class Postcondition {
  private Postcondition() {}

  /**
   * Whether the state a change brings about is there.
   *
   * @param live what is at the change's address, or null for nothing
   */
  static boolean holds(Change change, @Nullable LiveEntry live) {
    Step step = change.step();
    if (step == Step.REVOKE_INVITATION) {
      return live == null || !live.leftInvitation();
    }
    if (step.isDeleting() || live == null) {
      return step.isDeleting() && live == null;
    }
    if (step == Step.RESEND_MEMBER) {
      return wasSentAgain(before(change), live.invitation());
    }
    return step == Step.INVITE_MEMBER || Objects.equals(live.role(), change.roleAfter());
  }

  /** The role a change sets. */
  static Role role(Change change) {
    return Objects.requireNonNull(
        change.roleAfter(), () -> "no role to set at " + change.address());
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
   * others may; an e-mail only where the server can tell that it has gone out already.
   */
  static boolean isRepeatable(Change change) {
    return change.step() != Step.RESEND_MEMBER || before(change).lastSentAt() != null;
  }

  /** What a change finds; without attributes where there is nothing. */
  static Attributes before(Change change) {
    return change.before() == null ? Attributes.NONE : change.before();
  }
}
