package dev.rollcall.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.model.Address;
import dev.rollcall.plan.Action;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.SamplePlans;
import dev.rollcall.plan.Step;
import java.util.List;
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
    ApplySummary summary =
        report(
                result(CREATE, new Outcome.Applied(true)),
                result(INVITE, new Outcome.Failed("r")),
                result(RAISE, new Outcome.Applied(false)),
                result(LOWER, new Outcome.Unknown("r")),
                result(REMOVE, new Outcome.NotAttempted("r", null)))
            .summary();

    assertThat(summary.applied()).isEqualTo(2);
    assertThat(summary.alreadySo()).isEqualTo(1);
    assertThat(summary.failed()).isEqualTo(1);
    assertThat(summary.notAttempted()).isEqualTo(1);
    assertThat(summary.unknown()).isEqualTo(1);
    assertThat(summary.of(Action.SET_ROLE)).isEqualTo(1);
    assertThat(summary.of(Action.INVITE)).isZero();
    assertThat(summary.actions()).containsOnlyKeys(Action.values());
  }

  @Test
  void isCompleteOnlyIfAllIsApplied() {
    ApplyReport.Result applied = result(CREATE, new Outcome.Applied(false));
    assertThat(report(applied).complete()).isTrue();
    assertThat(report(applied, result(INVITE, new Outcome.Unknown("r"))).complete()).isFalse();
  }

  @Test
  void handsEveryChangeOverWhereOnlyAPersonCanWrite() {
    Plan plan = Changes.plan(INVITE, REMOVE);

    ApplyReport report = ApplyReport.handedOver(plan, Scene.NOW);

    assertThat(report.results()).extracting(ApplyReport.Result::change).isEqualTo(plan.changes());
    assertThat(report.results())
        .extracting(ApplyReport.Result::outcome)
        .containsOnly(new Outcome.HandedOver());
    assertThat(report.summary().handedOver()).isEqualTo(2);
    assertThat(report.summary().applied()).isZero();
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
    assertThat(report(result(CREATE, new Outcome.Applied(true))).hasEffect()).isTrue();
    assertThat(report(result(CREATE, new Outcome.Unknown("r"))).hasEffect()).isTrue();
    assertThat(
            report(
                    result(CREATE, new Outcome.Failed("r")),
                    result(INVITE, new Outcome.NotAttempted("r", null)))
                .hasEffect())
        .isFalse();
  }

  @Test
  void outcomesHaveWords() {
    assertThat(new Outcome.Applied(false).word()).isEqualTo("applied");
    assertThat(new Outcome.Applied(false).reason()).isNull();
    assertThat(new Outcome.Applied(true).reason()).isEqualTo("already so");
    assertThat(new Outcome.HandedOver().word()).isEqualTo("handed_over");
    assertThat(new Outcome.Failed("r").word()).isEqualTo("failed");
    assertThat(new Outcome.Unknown("r").word()).isEqualTo("unknown");
    assertThat(new Outcome.NotAttempted("r", Address.of("group/new")).word())
        .isEqualTo("not_attempted");
  }
}
