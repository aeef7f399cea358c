package dev.rollcall.report;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rollcall.apply.ApplyReport;
import dev.rollcall.apply.Outcome;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.SamplePlans;
import dev.rollcall.saved.PublishedSchema;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ApplyPageTest {
  private static final Instant START = Instant.parse("2026-11-24T02:10:05Z");
  private static final Printed.View<ApplyReport> TEXT = Printed.text(ApplyPage::of);
  private static final Printed.View<ApplyReport> JSON =
      (report, out) -> JsonPrinter.print(report, "1.2.3", out);

  static Stream<Arguments> samples() {
    return Stream.of(
        arguments("partial", report(SamplePlans.everything(), ApplyPageTest::mixed, null)),
        arguments(
            "complete",
            report(
                SamplePlans.everything(),
                change -> change.lowers() ? Outcome.ALREADY_SO : Outcome.APPLIED,
                null)),
        arguments(
            "stopped",
            report(
                SamplePlans.refused(),
                change -> Outcome.notAttempted("stopped: 401", null),
                "stopped: 401 Unauthorized\u001b[2J")),
        arguments("handed-over", ApplyReport.handedOver(SamplePlans.everything(), START)),
        arguments("nothing", report(SamplePlans.nothing(), ApplyPageTest::mixed, null)),
        arguments("hostile", report(SamplePlans.hostile(), ApplyPageTest::mixed, null)));
  }

  static ApplyReport report(
      Plan plan, Function<Change, Outcome> outcomes, @Nullable String stopped) {
    return new ApplyReport(
        plan.header(),
        START,
        START.plusSeconds(3),
        plan.changes().stream()
            .map(change -> new ApplyReport.Result(change, outcomes.apply(change)))
            .toList(),
        stopped);
  }

  private static Outcome mixed(Change change) {
    return switch (change.step()) {
      case CREATE_GROUP -> Outcome.failed("POST /v2/organization/groups: 422 taken\r\nreally");
      case ADD_GROUP_MEMBER, GRANT_WORKSPACE_ACCESS ->
          Outcome.notAttempted(
              "needs " + change.requires().get(0) + ", which was not applied",
              change.requires().get(0));
      case DELETE_GROUP, REMOVE_MEMBER -> Outcome.unknown("timed out \u202e");
      default -> change.lowers() ? Outcome.ALREADY_SO : Outcome.APPLIED;
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void printsText(String name, ApplyReport report) throws IOException {
    Printed.check("report/" + name + ".txt", TEXT, report);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void printsJson(String name, ApplyReport report) throws IOException {
    Printed.check("report/" + name + ".json", JSON, report);
    PublishedSchema.of("report").accepts(Printed.as(JSON, report));
  }
}
