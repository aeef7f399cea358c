package dev.rollcall.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.Call;
import dev.rollcall.live.Call.Operation;
import dev.rollcall.live.Fault;
import dev.rollcall.live.Mail;
import dev.rollcall.model.Address;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Step;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What one request carries for many people. */
final class BulkTest {
  private static final Change ANN = Changes.invite("ann@acme.example");
  private static final Change BEN = Changes.invite("ben@acme.example");
  private static final Change CAT = Changes.invite("cat@acme.example");
  private static final Change DAN = Changes.invite("dan@acme.example");
  private static final Outcome APPLIED = Outcome.APPLIED;
  private static final Outcome FOUND = Outcome.ALREADY_SO;

  private final Scene scene;

  BulkTest() throws ApiException {
    scene = new Scene();
  }

  private static List<Outcome> outcomes(ApplyReport report) {
    return report.results().stream().map(ApplyReport.Result::outcome).toList();
  }

  private List<Integer> invitesSent() {
    return scene.calls().stream()
        .filter(Call.of(Operation.INVITE))
        .map(call -> call.addresses().size())
        .toList();
  }

  @Test
  void fillsRequests() {
    List<Change> invites =
        IntStream.range(0, 250).mapToObj(i -> Changes.invite("p" + i + "@acme.example")).toList();
    ApplyReport report = scene.apply(Changes.plan(Changes.NO_FLOOR, invites), Scene.OPTIONS);

    assertThat(report.complete()).isTrue();
    assertThat(invitesSent()).containsExactlyInAnyOrder(100, 100, 50);
    assertThat(scene.mails()).extracting(Mail::to).doesNotHaveDuplicates().hasSize(250);
  }

  @Test
  void eachPersonHasAnOutcome() {
    scene.organization.elsewhere(Scene.person("cat"));
    ApplyReport report = scene.apply(ANN, Changes.invite("ivy@acme.example"), CAT);

    assertThat(Scene.outcome(report, ANN)).isEqualTo(APPLIED);
    assertThat(outcomes(report)).contains(FOUND);
    assertThat(Scene.outcome(report, CAT)).isEqualTo(Outcome.failed("is in another organization"));
    assertThat(invitesSent()).containsExactly(3);
  }

  @Test
  void whoIsMissingFromTheAnswerIsReadBack() {
    scene.organization.failOnce(Call.of(Operation.INVITE), Fault.silentOn(Scene.person("ben")));
    ApplyReport report = scene.apply(ANN, BEN);

    assertThat(outcomes(report)).containsExactly(APPLIED, FOUND);
    assertThat(invitesSent()).containsExactly(2);
  }

  @Test
  void whoWasLeftOutIsSentOnceMoreInOneRequest() {
    Fault fault = Fault.skipping(Scene.person("ben"), Scene.person("cat"));
    scene.organization.failOnce(Call.of(Operation.INVITE), fault);
    ApplyReport report = scene.apply(ANN, BEN, CAT);

    assertThat(outcomes(report)).containsExactly(APPLIED, APPLIED, APPLIED);
    assertThat(invitesSent()).containsExactly(3, 2);
  }

  @Test
  void whoIsLeftOutTwiceFailed() {
    scene.organization.fail(Call.of(Operation.INVITE), Fault.skipping(Scene.person("ben")));
    ApplyReport report = scene.apply(ANN, BEN);

    assertThat(outcomes(report))
        .containsExactly(APPLIED, Outcome.failed("the response does not mention it"));
    assertThat(invitesSent()).containsExactly(2, 1);
  }

  @Test
  void aRefusedPersonWhoIsThereAllTheSameIsApplied() throws Exception {
    scene.organization.writer(scene.organization.live()).orElseThrow().invite(Scene.people("ben"));
    scene.organization.fail(Call.of(Operation.INVITE), Fault.refusing(Scene.person("ben")));
    assertThat(outcomes(scene.apply(ANN, BEN))).containsExactly(APPLIED, FOUND);
  }

  @Test
  void aLostAnswerForManyIsReadBackInOneRequest() {
    scene.organization.failOnce(Call.of(Operation.INVITE), Fault.lostAnswer());
    ApplyReport report = scene.apply(ANN, BEN, CAT);

    assertThat(outcomes(report)).containsOnly(FOUND);
    assertThat(scene.calls())
        .extracting(Call::operation)
        .containsExactly(Operation.INVITE, Operation.READ_BACK);
  }

  @Test
  void aRequestRefusedForOnePersonIsHalvedUntilThatOneStandsAlone() {
    scene.organization.fail(
        Call.of(Operation.INVITE, CAT.address().toString()), Fault.refused(422));
    ApplyReport report = scene.apply(ANN, BEN, CAT, DAN);

    assertThat(outcomes(report))
        .containsExactly(APPLIED, APPLIED, Outcome.failed("refused with 422"), APPLIED);
    assertThat(invitesSent()).containsExactly(4, 2, 2, 1, 1);
    assertThat(scene.mails()).hasSize(3);
  }

  @Test
  void halvesAreNotSentOnceTheRunHasStopped() {
    scene.organization.failOnce(Call.of(Operation.INVITE), Fault.refused(400));
    scene.organization.fail(Call.of(Operation.INVITE), Fault.fatal(401));
    ApplyReport report = scene.apply(ANN, BEN, CAT, DAN);

    assertThat(outcomes(report))
        .containsExactly(
            Outcome.failed("refused with 401"),
            Outcome.failed("refused with 401"),
            Outcome.failed("refused with 400"),
            Outcome.failed("refused with 400"));
    assertThat(invitesSent()).containsExactly(4, 2);
  }

  @Test
  void aRequestRefusedForNobodyInItIsNotHalved() {
    scene.organization.fail(Call.of(Operation.INVITE), Fault.refused(404));
    assertThat(scene.apply(ANN, BEN).hasEffect()).isFalse();
    assertThat(invitesSent()).containsExactly(2);
  }

  @Test
  void removesManyAtOnce() {
    Change kim = Changes.take(Step.REMOVE_MEMBER, "member/kim@acme.example");
    Change eve = Changes.take(Step.REMOVE_MEMBER, "member/eve@acme.example");
    Change leo = Changes.take(Step.REMOVE_MEMBER, "member/leo@acme.example");
    Fault fault = Fault.silentOn(Scene.person("eve"));
    scene.organization.failOnce(Call.of(Operation.REMOVE_MEMBERS), fault);
    ApplyReport report = scene.apply(kim, eve, leo);

    assertThat(outcomes(report)).containsExactly(FOUND, APPLIED, APPLIED);
    assertThat(scene.writes()).isEqualTo(1);
    assertThat(scene.organization.live().entries())
        .doesNotContainKeys(
            Address.of(Scene.person("kim")),
            Address.of(Scene.person("eve")),
            Address.of(Scene.person("leo")));
  }
}
