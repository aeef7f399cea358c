package dev.rollcall.plan;

import dev.rollcall.model.Address;
import dev.rollcall.model.Email;
import dev.rollcall.model.Entry;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveMember;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** People: invites, role changes, removals. */
final class MemberPlanner {
  private final PlanContext scope;
  private final PlanBuilder draft;
  private final RoleLadder ladder;
  private final InvitationPlanner pending;

  MemberPlanner(PlanContext scope, PlanBuilder draft) {
    this.scope = scope;
    this.draft = draft;
    this.ladder = scope.ladder(Kind.MEMBER);
    this.pending = new InvitationPlanner(scope, draft);
  }

  void plan() {
    Map<Email, LiveMember> live = scope.input().live().members();
    Map<Email, Entry> declared = scope.input().desired().members();
    declared.forEach((email, entry) -> planDeclared(email, entry, live.get(email)));
    live.forEach(
        (email, member) -> {
          if (!declared.containsKey(email)) {
            planUndeclared(new Principal.Person(email), member);
          }
        });
    pending.warnUntimed();
  }

  private void planDeclared(Email email, Entry entry, @Nullable LiveMember live) {
    EntryStatus standing = scope.standing(entry);
    Address.Member address = new Address.Member(email);
    if (!standing.present()) {
      if (live != null) {
        leave(new Principal.Person(email), live, standing.reason(), standing.cause(), entry.note());
      }
    } else if (live == null) {
      invite(address, entry, standing.cause());
    } else {
      if (!live.role().equals(entry.role()) && !isTooEarly(address)) {
        setRole(address, live.role(), entry, cause(live, standing), "declared with another role");
      }
      pending.plan(address, entry, live);
      revokeLeftInvitation(address, entry, live, standing.cause());
    }
  }

  private void invite(Address.Member address, Entry entry, Cause cause) {
    draft.add(
        new Change(
            Step.INVITE_MEMBER,
            address,
            null,
            Attributes.of(ladder.lowest()),
            "declared, not in the organization" + later(address, entry),
            cause,
            entry.note(),
            scope.source(address),
            List.of(),
            List.of(),
            false));
    if (!entry.role().equals(ladder.lowest()) && !isTooEarly(address)) {
      setRole(address, ladder.lowest(), entry, cause, "everybody is invited with the lowest role");
    }
  }

  private boolean isTooEarly(Address.Member address) {
    return scope.isTooEarly(new Principal.Person(address.email()));
  }

  private String later(Address.Member address, Entry entry) {
    return isTooEarly(address) && !entry.role().equals(ladder.lowest())
        ? "; becomes " + entry.role() + " after joining"
        : "";
  }

  /** Where roles wait for people to join, whoever still has the lowest just joined, maybe. */
  private Cause cause(LiveMember live, EntryStatus standing) {
    boolean late = !scope.input().capabilities().grantsBeforeJoining();
    return late && live.role().equals(ladder.lowest()) ? Cause.TIME : standing.cause();
  }

  /** An invitation somebody left open who joined without it lets whoever holds its link in. */
  private void revokeLeftInvitation(
      Address.Member address, Entry entry, LiveMember live, Cause cause) {
    if (live.leftInvitation()) {
      draft.add(
          new Change(
              Step.REVOKE_INVITATION,
              address,
              Attributes.of(live.role()),
              null,
              "joined without it, and it is still open",
              cause,
              entry.note(),
              scope.source(address),
              List.of(),
              List.of(),
              false));
    }
  }

  private void setRole(
      Address.Member address, Role before, Entry entry, Cause cause, String reason) {
    boolean lowers = ladder.isLowered(before, entry.role());
    draft.add(
        new Change(
            lowers ? Step.LOWER_MEMBER : Step.RAISE_MEMBER,
            address,
            Attributes.of(before),
            Attributes.of(entry.role()),
            reason,
            cause,
            entry.note(),
            scope.source(address),
            draft.creates(address) ? List.of(address) : List.of(),
            List.of(),
            lowers));
  }

  private void planUndeclared(Principal.Person person, LiveMember member) {
    if (scope.ignores(person)) {
      return;
    }
    if (scope.isUndeclaredCaller(person)) {
      draft.addCaller(person);
    } else if (scope.prunes(person)) {
      leave(person, member, "not declared", Cause.DECLARED, null);
    } else {
      draft.addUnmanaged(Address.of(person), "not declared");
    }
  }

  private void leave(
      Principal.Person person,
      LiveMember member,
      String reason,
      Cause cause,
      @Nullable String note) {
    String full = member.joined() ? reason : reason + "; withdraws the invitation";
    draft.add(
        new PlannedRemoval(
            Step.REMOVE_MEMBER, person, member.role(), full, cause, note, member.onRemoval()));
  }
}
