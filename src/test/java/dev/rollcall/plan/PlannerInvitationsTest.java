package dev.rollcall.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.model.Address;
import dev.rollcall.plan.Change.Attributes;
import org.junit.jupiter.api.Test;

/** People who were invited: who waits, who gets another e-mail, and what waits for them to join. */
final class PlannerInvitationsTest {
  @Test
  void invitedPeopleAreWaiting() throws Exception {
    Plan plan =
        new Scenario()
            .members("ada", "grace")
            .group("claims", "grace")
            .liveMembers("ada", "grace invited sent=2026-01-01 sends=1")
            .liveGroup("claims")
            .plan();
    assertThat(plan.changes())
        .extracting(Scenario::line)
        .containsExactly("add_group_member group/claims/grace ->member");
    Plan.Waiting waiting = plan.waiting().get(0);
    assertThat(waiting.address()).isEqualTo(Address.of("member/grace@acme.example"));
    assertThat(waiting.reason()).isEqualTo("invited");
    assertThat(waiting.sends()).isEqualTo(1);
    assertThat(waiting.since()).isNotNull();
  }

  @Test
  void anInvitationIsResentWhenDue() throws Exception {
    Plan plan =
        new Scenario()
            .invitations(7, 3)
            .members("due", "fresh", "gaveup", "uncounted", "unknown")
            .liveMembers(
                "due invited sent=2026-11-17 sends=2",
                "fresh invited sent=2026-11-18 sends=1",
                "gaveup invited sent=2026-11-01 sends=3",
                "uncounted invited sent=2026-11-01",
                "unknown invited")
            .plan();
    assertThat(plan.changes())
        .extracting(Scenario::line)
        .containsExactly(
            "resend_member member/due member->member",
            "resend_member member/uncounted member->member");
    Change due = plan.changes().get(0);
    assertThat(due.cause()).isEqualTo(Cause.TIME);
    assertThat(due.before()).extracting(Attributes::sends).isEqualTo(2);
    assertThat(due.after()).extracting(Attributes::sends).isEqualTo(3);
    assertThat(due.reason()).isEqualTo("no answer since 2026-11-17");
    assertThat(plan.waiting()).hasSize(5);
    assertThat(plan.waiting())
        .filteredOn(waiting -> waiting.address().name().startsWith("gaveup"))
        .extracting(Plan.Waiting::reason)
        .containsExactly("gave up after 3 e-mails");
  }

  @Test
  void anInvitationWithoutATimeCausesOneWarning() throws Exception {
    Scenario untimed =
        new Scenario()
            .members("ada", "bob", "cyd", "dan")
            .liveMembers("ada invited", "bob invited", "cyd invited sent=2026-11-23", "dan");
    assertThat(untimed.plan().warnings()).isEmpty();
    assertThat(untimed.invitations(7, null).plan().warnings())
        .extracting(Diagnostic::toString)
        .containsExactly(
            "rollcall.yaml:6:3: warning[last-sent-unknown]: 2 invitations are never resent: the"
                + " date of the last e-mail is unknown");
    assertThat(untimed.changes()).isEmpty();
  }

  @Test
  void anExpiredInvitationIsDueAtOnceOrCausesAWarning() throws Exception {
    Scenario expired =
        new Scenario().members("ada").liveMembers("ada invited expired sent=2026-11-23 sends=1");
    assertThat(expired.changes()).isEmpty();
    assertThat(expired.plan().warnings().get(0).hint()).contains("resend_after");
    expired.invitations(7, null);
    assertThat(expired.changes()).containsExactly("resend_member member/ada member->member");
    assertThat(expired.plan().waiting().get(0).expired()).isTrue();
  }

  @Test
  void anAdminRoleThatNeedsJoiningWaits() throws Exception {
    Plan plan =
        new Scenario()
            .grantingAfterJoining()
            .members("ada admin", "bob admin", "eve admin", "zoe")
            .liveMembers("ada", "bob invited", "zoe admin")
            .plan();

    assertThat(plan.changes())
        .extracting(change -> Scenario.line(change) + " " + change.cause() + ", " + change.reason())
        .containsExactly(
            "invite_member member/eve ->member DECLARED,"
                + " declared, not in the organization; becomes admin after joining",
            "raise_member member/ada member->admin TIME, declared with another role",
            "lower_member member/zoe admin->member DECLARED, declared with another role");
    assertThat(plan.waiting())
        .extracting(waiting -> waiting.address() + " " + waiting.reason())
        .containsExactly("member/bob@acme.example to become admin after joining, invited");
  }

  @Test
  void anOpenInvitationOfAMemberIsWithdrawn() throws Exception {
    assertThat(
            new Scenario()
                .members("ada", "bob until=2026-11-23")
                .ignore("eve@acme.example")
                .liveMembers("ada left", "bob left", "eve left", "kim left")
                .changes())
        .containsExactly(
            "revoke_invitation member/ada member->",
            "remove_member member/bob member->",
            "remove_member member/kim member->");
    assertThat(
            new Scenario()
                .prune(false)
                .members("ada")
                .liveMembers("ada left", "kim left")
                .changes())
        .containsExactly("revoke_invitation member/ada member->");
    assertThat(new Scenario().group("claims", "ada").liveMembers("ada left").changes())
        .containsExactly(
            "create_group group/claims ->-", "add_group_member group/claims/ada ->member");
  }

  @Test
  void accessThatNeedsJoiningWaits() throws Exception {
    Plan plan =
        new Scenario()
            .grantingAfterJoining()
            .members("ada", "grace", "linus")
            .accounts("ci")
            .group("claims", "ada", "grace", "linus", "service:ci")
            .liveMembers("ada", "grace invited")
            .liveGroup("claims")
            .plan();
    assertThat(plan.changes())
        .extracting(Scenario::line)
        .contains("add_group_member group/claims/ada ->member")
        .contains("add_group_member group/claims/service:ci ->member")
        .noneMatch(line -> line.contains("group/claims/grace"))
        .noneMatch(line -> line.contains("group/claims/linus"));
    assertThat(plan.waiting()).hasSize(2 + plan.waitingPeople());
    assertThat(plan.changes())
        .filteredOn(change -> change.cause() == Cause.TIME)
        .as("ada may have joined only now")
        .extracting(Scenario::line)
        .containsExactly("add_group_member group/claims/ada ->member");
  }
}
