package dev.rollcall.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rollcall.plan.Plan;
import dev.rollcall.plan.RandomPlans;
import dev.rollcall.plan.SamplePlans;
import dev.rollcall.saved.PublishedSchema;
import java.io.IOException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class PlanPageTest {
  private static final Printed.View<Plan> TEXT = Printed.text(PlanPage::of);
  private static final Printed.View<Plan> JSON =
      (plan, out) -> JsonPrinter.print(plan, "1.2.3", out);

  static Stream<Arguments> samples() {
    return Stream.of(
        arguments("everything", SamplePlans.everything()),
        arguments("small", SamplePlans.small()),
        arguments("waiting", SamplePlans.empty()),
        arguments("nothing", SamplePlans.nothing()),
        arguments("refused", SamplePlans.refused()),
        arguments("refused-for-good", SamplePlans.refusedForGood()),
        arguments("crowded", SamplePlans.crowded()),
        arguments("hostile", SamplePlans.hostile()));
  }

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void printsText(String name, Plan plan) throws IOException {
    Printed.check("plan/" + name + ".txt", TEXT, plan);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void printsJson(String name, Plan plan) throws IOException {
    Printed.check("plan/" + name + ".json", JSON, plan);
    PublishedSchema.of("plan").accepts(Printed.as(JSON, plan));
  }

  @Test
  void colourIsAllThatAPaletteAdds() {
    Plan plan = SamplePlans.everything();
    String coloured = Printed.as(Printed.text(ColorMode.COLOR, PlanPage::of), plan);
    assertThat(coloured).contains("\u001b[32m+ invite\u001b[0m grace@acme.example as member");
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]+m", "")).isEqualTo(Printed.as(TEXT, plan));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void printsNothingThatSteersATerminal(long seed) {
    assertThat(Printed.as(TEXT, RandomPlans.plan(seed)).replace("\n", ""))
        .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void namesEveryChangeOnALineOfItsOwn(long seed) {
    Plan plan = RandomPlans.plan(seed);
    assertThat(Printed.as(TEXT, plan).lines().filter(line -> line.matches(" {2}[-+~@] .*")))
        .hasSize(plan.changes().size());
  }
}
