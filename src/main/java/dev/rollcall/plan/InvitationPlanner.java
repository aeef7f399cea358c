package dev.rollcall.plan;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.model.Address;
import dev.rollcall.model.Entry;
import dev.rollcall.model.Invitation;
import dev.rollcall.model.LiveMember;
import dev.rollcall.model.Principal;
import dev.rollcall.settings.ResendPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Declared people who have not accepted yet: they wait, and some are sent their invitation again.
 */
final class InvitationPlanner {
  private final PlanContext scope;
  private final PlanBuilder draft;
  private final ResendPolicy settings;
  private int untimed;

  InvitationPlanner(PlanContext scope, PlanBuilder draft) {
    this.scope = scope;
    this.draft = draft;
    this.settings = scope.input().settings().invitations();
  }

  void plan(Address.Member address, Entry entry, LiveMember member) {
    Invitation invitation = member.invitation();
    if (invitation == null) {
      return;
    }
    if (!invitation.expired() && invitation.lastSentAt() == null) {
      untimed++;
    }
    boolean due = isDue(invitation);
    boolean exhausted = isExhausted(invitation);
    draft.add(
        new WaitingEntry(
            address,
            due && exhausted
                ? "gave up after " + invitation.sends() + " e-mails"
                : coming(address, entry, member) + "invited",
            invitation.invitedAt(),
            invitation.sends(),
            invitation.expired()));
    if (invitation.expired()) {
      warnExpired(address);
    }
    if (due && !exhausted) {
      resend(address, entry, member, invitation);
    }
  }

  /** What the person becomes only after joining. */
  private String coming(Address.Member address, Entry entry, LiveMember member) {
    return !entry.role().equals(member.role())
            && scope.isTooEarly(new Principal.Person(address.email()))
        ? "to become " + entry.role() + " after joining, "
        : "";
  }

  /** Says that some are never sent again; everybody was looked at by then. */
  void warnUntimed() {
    if (settings.resendAfter() != null && untimed > 0) {
      draft.warn(
          Diagnostic.warning(
              WarningCodes.LAST_SENT_UNKNOWN,
              untimed
                  + (untimed == 1 ? " invitation is" : " invitations are")
                  + " never sent again: when the last e-mail went out is not known",
              scope.input().settings().sourceOf("invitations.resend_after")));
    }
  }

  private boolean isDue(Invitation invitation) {
    Duration after = settings.resendAfter();
    if (after == null) {
      return false;
    }
    Instant last = invitation.lastSentAt();
    return invitation.expired()
        || (last != null && !scope.input().now().isBefore(last.plus(after)));
  }

  private boolean isExhausted(Invitation invitation) {
    Integer max = settings.maxSends();
    Integer sends = invitation.sends();
    return max != null && sends != null && sends >= max;
  }

  private void warnExpired(Address.Member address) {
    draft.warn(
        Diagnostic.warning(
                WarningCodes.INVITATION_EXPIRED,
                "the invitation of " + address.name() + " has expired",
                scope.source(address))
            .withHint(
                settings.resendAfter() == null
                    ? "set invitations.resend_after to have it sent again"
                    : null));
  }

  private void resend(
      Address.Member address, Entry entry, LiveMember member, Invitation invitation) {
    Integer sends = invitation.sends();
    draft.add(
        new Change(
            Step.RESEND_MEMBER,
            address,
            new Attributes(member.role(), invitation.lastSentAt(), sends),
            new Attributes(member.role(), null, sends == null ? null : sends + 1),
            reason(invitation.lastSentAt(), invitation.expired()),
            Cause.TIME,
            entry.note(),
            scope.source(address),
            List.of(),
            List.of(),
            false));
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
