package dev.rollcall.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.sandbox.SandboxOptions.FaultPlan;
import dev.rollcall.sandbox.SandboxOptions.FaultPlan.Fault;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a plan of faults is written, and what shares mean. */
final class FaultPlanTest {
  @Test
  void sharesAreReadToTheTenThousandthOfAPercent() {
    FaultPlan plan = FaultPlan.NONE.withFaults("before=5%, slow=0.5%,reset=0.0001%");

    assertThat(plan.shares())
        .containsExactly(
            Map.entry(Fault.BEFORE, 50_000),
            Map.entry(Fault.RESET, 1),
            Map.entry(Fault.SLOW, 5000));
  }

  @Test
  void otherFaultsLeaveTheRestAsItWas() {
    FaultPlan plan =
        FaultPlan.NONE
            .withLatency(Duration.ofMillis(20))
            .withSlowness(Duration.ofSeconds(2))
            .withSeed(7)
            .withFaults("after=1%");

    assertThat(plan)
        .isEqualTo(
            new FaultPlan(
                Duration.ofMillis(20), Map.of(Fault.AFTER, 10_000), Duration.ofSeconds(2), 7));
  }

  @ParameterizedTest
  @CsvSource({
    "0, BEFORE",
    "49999, BEFORE",
    "50000, AFTER",
    "99999, AFTER",
    "100000, SLOW",
    "109999, SLOW"
  })
  void aDrawFallsIntoAShare(int draw, Fault fault) {
    assertThat(FaultPlan.NONE.withFaults("before=5%,after=5%,slow=1%").at(draw)).isEqualTo(fault);
  }

  @Test
  void whatIsLeftGoesWell() {
    assertThat(FaultPlan.NONE.withFaults("before=5%,after=5%,slow=1%").at(110_000)).isNull();
    assertThat(FaultPlan.NONE.at(0)).isNull();
    assertThat(FaultPlan.NONE.withFaults("reset=100%").at(FaultPlan.ALL - 1))
        .isEqualTo(Fault.RESET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "before", "before=5", "before=-1%", "before=x%", "before=5%,", "=%"})
  void whatIsNoShareIsSaid(String text) {
    assertThatThrownBy(() -> FaultPlan.NONE.withFaults(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("is not a share of a fault such as before=5% or slow=0.5%");
  }

  @Test
  void unknownFaultIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> FaultPlan.NONE.withFaults("befor=5%"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown fault \"befor\": use before, after, reset, throttle, slow");
  }

  @Test
  void faultIsNamedOnce() {
    assertThatThrownBy(() -> FaultPlan.NONE.withFaults("slow=1%,slow=2%"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the fault slow is given twice");
  }

  @Test
  void sharesComeToNoMoreThanAll() {
    assertThatThrownBy(() -> FaultPlan.NONE.withFaults("before=60%,after=40.0001%"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the shares add up to more than 100%");
  }
}
