package dev.rollcall.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.apply.Outcome.Status;
import dev.rollcall.live.ApiException;
import dev.rollcall.live.Call;
import dev.rollcall.live.Fault;
import dev.rollcall.live.Mail;
import dev.rollcall.live.MembershipWriter;
import dev.rollcall.model.Address;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Step;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each step, with each way of not hearing from the server. */
final class LostAnswersTest {
  private static final Predicate<Call> READ_BACK = Call.of(Call.Operation.READ_BACK);

  private final Scene scene;

  LostAnswersTest() throws ApiException {
    scene = new Scene();
  }

  private static Fault before(ApiException failure) {
    return new Fault(failure, null, Set.of(), Set.of(), Set.of());
  }

  private static Fault after(ApiException failure) {
    return new Fault(null, failure, Set.of(), Set.of(), Set.of());
  }

  private static ApiException answered(int status) {
    return ApiException.unknown(status, "answered " + status, null);
  }

  private boolean isDone(Change change) throws ApiException {
    MembershipWriter writer = scene.organization.writer(scene.organization.live()).orElseThrow();
    Address address = change.address();
    return Postcondition.holds(change, writer.readBack(List.of(address)).get(address));
  }

  @ParameterizedTest
  @EnumSource
  void isDoneAtOnce(Step step) throws Exception {
    Change change = scene.change(step);
    ApplyReport report = scene.apply(change);

    assertThat(Scene.outcome(report, change)).isEqualTo(Outcome.APPLIED);
    assertThat(scene.calls()).singleElement().matches(Scene.writing(change));
    assertThat(isDone(change)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void aLostAnswerIsReadBack(Step step) throws Exception {
    Change change = scene.change(step);
    scene.organization.failOnce(Scene.writing(change), Fault.lostAnswer());
    ApplyReport report = scene.apply(change);

    assertThat(Scene.outcome(report, change)).isEqualTo(Outcome.ALREADY_SO);
    assertThat(scene.writes()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void aLostRequestIsSentOnceMore(Step step) throws Exception {
    Change change = scene.change(step);
    scene.organization.failOnce(Scene.writing(change), Fault.lostRequest());
    ApplyReport report = scene.apply(change);

    assertThat(Scene.outcome(report, change)).isEqualTo(Outcome.APPLIED);
    assertThat(scene.writes()).isEqualTo(2);
    assertThat(isDone(change)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void aSecondLostAnswerIsReadBackToo(Step step) {
    Change change = scene.change(step);
    scene.organization.failOnce(Scene.writing(change), Fault.lostRequest());
    scene.organization.failOnce(Scene.writing(change), Fault.lostAnswer());
    ApplyReport report = scene.apply(change);

    assertThat(Scene.outcome(report, change)).isEqualTo(Outcome.ALREADY_SO);
  }

  @ParameterizedTest
  @EnumSource
  void aSecondLostRequestIsUnknownForItMayComeLate(Step step) throws Exception {
    Change change = scene.change(step);
    scene.organization.fail(Scene.writing(change), Fault.lostRequest());
    ApplyReport report = scene.apply(change);

    assertThat(Scene.outcome(report, change))
        .isEqualTo(
            Outcome.unknown("the request was lost; when read back, it had not happened yet"));
    assertThat(scene.writes()).isEqualTo(2);
    assertThat(isDone(change)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aSecondServerErrorIsAFailure(Step step) {
    Change change = scene.change(step);
    scene.organization.fail(Scene.writing(change), before(answered(500)));
    ApplyReport report = scene.apply(change);

    assertThat(Scene.outcome(report, change)).isEqualTo(Outcome.failed("answered 500"));
    assertThat(scene.writes()).isEqualTo(2);
    assertThat(scene.readBacks()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void aGatewayThatGaveUpTwiceLeavesItUnknown(Step step) {
    Change change = scene.change(step);
    scene.organization.fail(Scene.writing(change), before(answered(504)));
    assertThat(Scene.outcome(scene.apply(change), change).status()).isEqualTo(Status.UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource
  void aRefusalAfterALostRequestLeavesItUnknownForThatMayComeLate(Step step) {
    Change change = scene.change(step);
    scene.organization.failOnce(Scene.writing(change), Fault.lostRequest());
    scene.organization.failOnce(Scene.writing(change), Fault.refused(429));
    assertThat(Scene.outcome(scene.apply(change), change).status()).isEqualTo(Status.UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource
  void aServerErrorAfterTheEffectIsApplied(Step step) {
    Change change = scene.change(step);
    scene.organization.fail(Scene.writing(change), after(answered(500)));
    ApplyReport report = scene.apply(change);

    assertThat(Scene.outcome(report, change)).isEqualTo(Outcome.ALREADY_SO);
    assertThat(scene.writes()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void whatCannotBeReadBackIsUnknownAndNotSentAgain(Step step) {
    Change change = scene.change(step);
    scene.organization.fail(Scene.writing(change), Fault.lostRequest());
    scene.organization.fail(READ_BACK, before(answered(500)));
    ApplyReport report = scene.apply(change);

    assertThat(Scene.outcome(report, change))
        .isEqualTo(Outcome.unknown("the request was lost; reading it back failed: answered 500"));
    assertThat(scene.writes()).isEqualTo(1);
    assertThat(report.stopped()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void aRefusalThatSaysNothingOfTheObjectIsAFailure(Step step) {
    Change change = scene.change(step);
    scene.organization.fail(Scene.writing(change), Fault.refused(403));
    ApplyReport report = scene.apply(change);

    assertThat(Scene.outcome(report, change)).isEqualTo(Outcome.failed("refused with 403"));
    assertThat(scene.calls()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void aConflictIsReadBack(Step step) {
    Change change = scene.change(step);
    scene.organization.fail(Scene.writing(change), Fault.refused(409));
    ApplyReport report = scene.apply(change);

    assertThat(Scene.outcome(report, change)).isEqualTo(Outcome.failed("refused with 409"));
    assertThat(scene.calls()).extracting(Call::writes).containsExactly(true, false);
  }

  @ParameterizedTest
  @EnumSource
  void whatHeldBeforeIsAlreadySo(Step step) {
    Change change = scene.change(step);
    scene.apply(change);
    scene.organization.fail(Scene.writing(change), Fault.refused(409));
    ApplyReport report = scene.apply(change);

    assertThat(Scene.outcome(report, change)).isEqualTo(Outcome.ALREADY_SO);
  }

  @Test
  void nobodyIsMailedTwiceByARepeatedRequest() {
    Change invite = scene.change(Step.INVITE_MEMBER);
    Change resend = scene.change(Step.RESEND_MEMBER);
    scene.organization.failOnce(Scene.writing(invite), Fault.lostAnswer());
    scene.organization.failOnce(Scene.writing(resend), Fault.lostAnswer());
    scene.apply(invite, resend);

    assertThat(scene.mails())
        .containsExactly(
            new Mail(Scene.person("new"), Mail.INVITATION),
            new Mail(Scene.person("ivy"), Mail.REMINDER));
  }

  @Test
  void anEmailTheServerCannotTellFromItsRepetitionIsNotRepeated() {
    Change resend = Changes.resend("ivy@acme.example", null, 1);
    scene.organization.fail(Scene.writing(resend), before(answered(500)));
    assertThat(Scene.outcome(scene.apply(resend), resend).status()).isEqualTo(Status.FAILED);
    assertThat(scene.writes()).isEqualTo(1);
  }

  @Test
  void anEmailNobodyCanTellOfIsUnknown() {
    Change resend = Changes.resend("bob@acme.example", null, null);
    scene.organization.fail(Scene.writing(resend), before(answered(500)));
    assertThat(Scene.outcome(scene.apply(resend), resend))
        .as("bob has joined")
        .extracting(Outcome::status)
        .isEqualTo(Status.APPLIED);
    Change undated = Changes.resend("nobody@acme.example", null, null);
    scene.organization.fail(Scene.writing(undated), before(answered(500)));
    assertThat(Scene.outcome(scene.apply(undated), undated).status()).isEqualTo(Status.UNKNOWN);
    assertThat(scene.writes()).isEqualTo(2);
  }

  @Test
  void somebodyWhoLeftMeanwhileCannotGetARole() throws Exception {
    Change raise = scene.change(Step.RAISE_MEMBER);
    MembershipWriter other = scene.organization.writer(scene.organization.live()).orElseThrow();
    other.delete(Scene.people("ada"));
    ApplyReport report = scene.apply(raise);

    assertThat(Scene.outcome(report, raise))
        .isEqualTo(Outcome.failed("there is no member/ada@acme.example"));
  }
}
