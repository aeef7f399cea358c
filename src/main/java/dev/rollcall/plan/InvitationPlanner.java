package dev.rollcall.plan;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.model.Address;
import dev.rollcall.model.Entry;
import dev.rollcall.model.Invitation;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.plan.Change.Attributes;
import dev.rollcall.settings.ResendPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Invitations of declared people: those who have not accepted wait, some are sent theirs again, and
 * one that somebody left open is revoked.
 */
final class InvitationPlanner {
  private final PlanContext context;
  private final PlanBuilder builder;
  private final ResendPolicy policy;
  private int untimed;

  InvitationPlanner(PlanContext context, PlanBuilder builder) {
    this.context = context;
    this.builder = builder;
    this.policy = context.input().settings().invitations();
  }

  void plan(Address address, Entry entry, LiveEntry live, Cause cause) {
    // an invitation somebody left open who joined without it lets whoever holds its link in
    if (live.leftInvitation()) {
      builder.add(
          context
              .change(Step.REVOKE_INVITATION, address, "joined without it; it is still open", cause)
              .between(Attributes.of(live.role()), null));
    }
    Invitation invitation = live.invitation();
    if (invitation != null) {
      planPending(address, entry, live, invitation);
    }
  }

  private void planPending(Address address, Entry entry, LiveEntry live, Invitation invitation) {
    if (!invitation.expired() && invitation.lastSentAt() == null) {
      untimed++;
    }
    boolean due = isDue(invitation);
    boolean exhausted = isExhausted(invitation);
    builder.addWaiting(
        new Plan.Waiting(
            address,
            due && exhausted
                ? "gave up after " + invitation.sends() + " e-mails"
                : afterJoining(address, entry, live) + "invited",
            invitation.invitedAt(),
            invitation.sends(),
            invitation.expired()));
    if (invitation.expired()) {
      warnExpired(address);
    }
    if (due && !exhausted) {
      resend(address, live, invitation);
    }
  }

  /** What the person becomes only after joining. */
  private String afterJoining(Address address, Entry entry, LiveEntry live) {
    return !entry.role().equals(live.role()) && context.isTooEarly(address.principal())
        ? "to become " + entry.role() + " after joining, "
        : "";
  }

  /** Warns that some are never resent; called once all are planned. */
  void warnUntimed() {
    if (policy.resendAfter() != null && untimed > 0) {
      builder.warn(
          Diagnostic.warning(
              "last-sent-unknown",
              untimed
                  + (untimed == 1 ? " invitation is" : " invitations are")
                  + " never resent: the date of the last e-mail is unknown",
              context.input().settings().sourceOf("invitations.resend_after")));
    }
  }

  private boolean isDue(Invitation invitation) {
    Duration after = policy.resendAfter();
    if (after == null) {
      return false;
    }
    Instant last = invitation.lastSentAt();
    return invitation.expired()
        || (last != null && !context.input().now().isBefore(last.plus(after)));
  }

  private boolean isExhausted(Invitation invitation) {
    Integer max = policy.maxSends();
    Integer sends = invitation.sends();
    return max != null && sends != null && sends >= max;
  }

  private void warnExpired(Address address) {
    builder.warn(
        Diagnostic.warning(
                "invitation-expired",
                "the invitation of " + address.name() + " has expired",
                context.source(address))
            .withHint(
                policy.resendAfter() == null ? "set invitations.resend_after to resend it" : null));
  }

  private void resend(Address address, LiveEntry live, Invitation invitation) {
    Integer sends = invitation.sends();
    builder.add(
        context
            .change(
                Step.RESEND_MEMBER,
                address,
                reason(invitation.lastSentAt(), invitation.expired()),
                Cause.TIME)
            .between(
                new Attributes(live.role(), invitation.lastSentAt(), sends),
                new Attributes(live.role(), null, sends == null ? null : sends + 1)));
  }

  private static String reason(@Nullable Instant last, boolean expired) {
    if (expired) {
      return "the invitation has expired";
    }
    return last == null
        ? "no answer"
        : "no answer since " + last.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
