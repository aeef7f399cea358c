package dev.rollcall.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.model.Invitation;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.Role;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Step;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class PostconditionTest {
  private static final Role MEMBER = new Role("member");
  private static final Instant SEEN = Instant.parse("2026-11-01T00:00:00Z");

  private static LiveEntry invited(@Nullable Instant lastSentAt, @Nullable Integer sends) {
    return LiveEntry.member("", MEMBER, new Invitation(SEEN, lastSentAt, sends, false));
  }

  @Test
  void whatIsCreatedIsThere() {
    Change create = Changes.create("group/claims");
    assertThat(Postcondition.holds(create, LiveEntry.group(""))).isTrue();
    assertThat(Postcondition.holds(create, null)).isFalse();
  }

  @Test
  void whoIsInvitedIsThereInWhateverState() {
    Change invite = Changes.invite("ada@acme.example");
    assertThat(Postcondition.holds(invite, invited(SEEN, 1))).isTrue();
    assertThat(Postcondition.holds(invite, LiveEntry.of(Role.ADMIN))).isTrue();
    assertThat(Postcondition.holds(invite, null)).isFalse();
  }

  static Stream<Step> steps() {
    return Stream.of(Step.values()).filter(PostconditionTest::setsRole);
  }

  private static boolean setsRole(Step step) {
    return !step.isRemoving()
        && step != Step.CREATE_GROUP
        && step != Step.INVITE_MEMBER
        && step != Step.RESEND_MEMBER
        && step != Step.REVOKE_INVITATION;
  }

  @ParameterizedTest
  @MethodSource("steps")
  void aRoleIsTheOneWanted(Step step) {
    Change change = Changes.give(step, "group/claims/ada@acme.example", "member");
    assertThat(Postcondition.holds(change, LiveEntry.of(MEMBER))).isTrue();
    assertThat(Postcondition.holds(change, LiveEntry.of(Role.ADMIN))).isFalse();
    assertThat(Postcondition.holds(change, null)).isFalse();
  }

  @Test
  void aLoweredRoleIsTheOneWanted() {
    Change lower = Changes.lower(Step.LOWER_MEMBER, "member/ada@acme.example", "member");
    assertThat(Postcondition.holds(lower, LiveEntry.of(MEMBER))).isTrue();
    assertThat(Postcondition.holds(lower, null)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "REVOKE_WORKSPACE_ACCESS",
        "REMOVE_GROUP_MEMBER",
        "REMOVE_MEMBER",
        "DELETE_SERVICE_ACCOUNT",
        "DELETE_GROUP"
      })
  void whatIsRemovedIsGone(Step step) {
    Change remove = Changes.take(step, "group/claims");
    assertThat(Postcondition.holds(remove, null)).isTrue();
    assertThat(Postcondition.holds(remove, LiveEntry.of(MEMBER))).isFalse();
  }

  @Test
  void anInvitationLeftOpenIsWithdrawnOnceNoneIsOpen() {
    Change revoke = Changes.take(Step.REVOKE_INVITATION, "member/ada@acme.example");
    assertThat(Postcondition.holds(revoke, new LiveEntry("", MEMBER, null, true, List.of())))
        .isFalse();
    assertThat(Postcondition.holds(revoke, LiveEntry.of(MEMBER))).isTrue();
    assertThat(Postcondition.holds(revoke, null)).isTrue();
  }

  @Test
  void anInvitationIsSentAgainIfItsDateMovedOrItsCountGrewOrThePersonJoined() {
    Change resend = Changes.resend("ada@acme.example", SEEN, 1);
    assertThat(Postcondition.holds(resend, invited(SEEN.plusSeconds(1), null))).isTrue();
    assertThat(Postcondition.holds(resend, invited(null, 2))).isTrue();
    assertThat(Postcondition.holds(resend, LiveEntry.of(MEMBER))).isTrue();
    assertThat(Postcondition.holds(resend, invited(SEEN, 1))).isFalse();
    assertThat(Postcondition.holds(resend, invited(null, null))).isFalse();
    assertThat(Postcondition.holds(resend, null)).isFalse();
  }

  @Test
  void aDateProvesNothingWhereNoneWasSeen() {
    Change resend = Changes.resend("ada@acme.example", null, null);
    assertThat(Postcondition.holds(resend, invited(SEEN, 5))).isFalse();
  }

  @Test
  void onlyAnUndatedAndUncountedEmailCannotBeReadBack() {
    assertThat(Postcondition.isVerifiable(Changes.resend("ada@acme.example", null, null)))
        .isFalse();
    assertThat(Postcondition.isVerifiable(Changes.resend("ada@acme.example", SEEN, null))).isTrue();
    assertThat(Postcondition.isVerifiable(Changes.resend("ada@acme.example", null, 1))).isTrue();
    assertThat(Postcondition.isVerifiable(Changes.invite("ada@acme.example"))).isTrue();
  }

  @Test
  void onlyAnUndatedEmailMustNotBeSentTwice() {
    assertThat(Postcondition.isRepeatable(Changes.resend("ada@acme.example", null, 1))).isFalse();
    assertThat(Postcondition.isRepeatable(Changes.resend("ada@acme.example", SEEN, 1))).isTrue();
    assertThat(Postcondition.isRepeatable(Changes.invite("ada@acme.example"))).isTrue();
  }

  @Test
  void aRoleThatIsNotThereIsAMistakeOfThePlan() {
    Change create = Changes.create("group/claims");
    assertThatThrownBy(() -> Postcondition.role(create))
        .hasMessage("no role to set at group/claims");
    Change remove = Changes.take(Step.DELETE_GROUP, "group/claims");
    assertThatThrownBy(() -> Postcondition.role(remove))
        .hasMessage("no role to set at group/claims");
  }
}
