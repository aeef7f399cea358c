package dev.rollcall.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.apply.Outcome.Status;
import dev.rollcall.model.Address;
import dev.rollcall.plan.Action;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.SamplePlans;
import dev.rollcall.plan.Step;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ApplyReportTest {
  private static final Change CREATE = Changes.create("group/new");
  private static final Change INVITE = Changes.invite("new@acme.example");
  private static final Change RAISE =
      Changes.give(Step.RAISE_MEMBER, "member/ada@acme.example", "admin");
  private static final Change LOWER =
      Changes.lower(Step.LOWER_MEMBER, "member/bob@acme.example", "member");
  private static final Change REMOVE = Changes.take(Step.REMOVE_MEMBER, "member/kim@acme.example");

  private static ApplyReport report(ApplyReport.Result... results) {
    return new ApplyReport(Changes.plan().header(), Scene.NOW, Scene.NOW, List.of(results), null);
  }

  private static ApplyReport.Result result(Change change, Outcome outcome) {
    return new ApplyReport.Result(change, outcome);
  }

  @Test
  void countsOutcomesAndWhatWasApplied() {
    ApplyReport report =
        report(
            result(CREATE, Outcome.ALREADY_SO),
            result(INVITE, Outcome.failed("r")),
            result(RAISE, Outcome.APPLIED),
            result(LOWER, Outcome.unknown("r")),
            result(REMOVE, Outcome.notAttempted("r", null)));

    assertThat(report.count(Status.APPLIED)).isEqualTo(2);
    assertThat(report.alreadySo()).isEqualTo(1);
    assertThat(report.count(Status.FAILED)).isEqualTo(1);
    assertThat(report.count(Status.NOT_ATTEMPTED)).isEqualTo(1);
    assertThat(report.count(Status.UNKNOWN)).isEqualTo(1);
    assertThat(report.applied()).isEqualTo(Map.of(Action.CREATE, 1, Action.SET_ROLE, 1));
  }

  @Test
  void isCompleteOnlyIfAllIsApplied() {
    ApplyReport.Result applied = result(CREATE, Outcome.APPLIED);
    assertThat(report(applied).complete()).isTrue();
    assertThat(report(applied, result(INVITE, Outcome.unknown("r"))).complete()).isFalse();
  }

  @Test
  void handsEveryChangeOverWhereOnlyAPersonCanWrite() {
    Plan plan = Changes.plan(INVITE, REMOVE);

    ApplyReport report = ApplyReport.handedOver(plan, Scene.NOW);

    assertThat(report.results()).extracting(ApplyReport.Result::change).isEqualTo(plan.changes());
    assertThat(report.results())
        .extracting(ApplyReport.Result::outcome)
        .containsOnly(Outcome.HANDED_OVER);
    assertThat(report.count(Status.HANDED_OVER)).isEqualTo(2);
    assertThat(report.count(Status.APPLIED)).isZero();
    assertThat(report.complete()).isTrue();
    assertThat(report.hasEffect()).isFalse();
  }

  @Test
  void handsNothingOverThatGuardsRefuse() {
    assertThatThrownBy(() -> ApplyReport.handedOver(SamplePlans.refused(), Scene.NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("guards refuse");
  }

  @Test
  void hasAnEffectIfAnythingMayHaveHappened() {
    assertThat(report(result(CREATE, Outcome.ALREADY_SO)).hasEffect()).isTrue();
    assertThat(report(result(CREATE, Outcome.unknown("r"))).hasEffect()).isTrue();
    assertThat(
            report(
                    result(CREATE, Outcome.failed("r")),
                    result(INVITE, Outcome.notAttempted("r", null)))
                .hasEffect())
        .isFalse();
  }

  @Test
  void outcomesHaveWords() {
    assertThat(Outcome.APPLIED.status().word()).isEqualTo("applied");
    assertThat(Outcome.APPLIED.reason()).isNull();
    assertThat(Outcome.ALREADY_SO.reason()).isEqualTo("already so");
    assertThat(Outcome.HANDED_OVER.status().word()).isEqualTo("handed_over");
    assertThat(Outcome.failed("r").status().word()).isEqualTo("failed");
    assertThat(Outcome.unknown("r").status().word()).isEqualTo("unknown");
    assertThat(Outcome.notAttempted("r", Address.of("group/new")).status().word())
        .isEqualTo("not_attempted");
  }
}
