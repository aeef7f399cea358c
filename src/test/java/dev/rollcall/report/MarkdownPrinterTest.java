package dev.rollcall.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.apply.ApplyReport;
import dev.rollcall.apply.Outcome;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.RandomPlans;
import dev.rollcall.plan.SamplePlans;
import dev.rollcall.plan.SavedChange;
import dev.rollcall.plan.Staleness;
import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MarkdownPrinterTest {
  private static final Printed.View<Plan> PLAN = Printed.markdown(PlanPage::of);
  private static final Printed.View<ApplyReport> REPORT = Printed.markdown(ApplyPage::of);
  private static final Printed.View<Diagnostics> DIAGNOSTICS =
      Printed.markdown(found -> DiagnosticsPage.of(found, List.of()));
  private static final Printed.View<Staleness> STALE =
      Printed.markdown(stale -> StalePage.of(stale, List.of()));

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.rollcall.report.PlanPageTest#samples")
  void showsPlans(String name, Plan plan) throws IOException {
    Printed.check("plan/" + name + ".md", PLAN, plan);
    new RenderedMarkdown(Printed.as(PLAN, plan)).isInert();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.rollcall.report.ApplyPageTest#samples")
  void showsReports(String name, ApplyReport report) throws IOException {
    Printed.check("report/" + name + ".md", REPORT, report);
    new RenderedMarkdown(Printed.as(REPORT, report)).isInert();
  }

  @Test
  void showsWhatThePullRequestCauses() throws IOException {
    Printed.check("plan/with-base.md", PLAN, SamplePlans.compared());
  }

  @Test
  void showsDiagnostics() throws IOException {
    Printed.check("diagnostics/some.md", DIAGNOSTICS, DiagnosticsPageTest.SOME);
    Printed.check("diagnostics/none.md", DIAGNOSTICS, Diagnostics.of(List.of()));
  }

  @Test
  void showsWhatIsStale() throws IOException {
    Printed.check("stale/several.md", STALE, StalePageTest.SEVERAL);
    Printed.check("stale/edited.md", STALE, StalePageTest.EDITED);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void showsAnyPlanInert(long seed) {
    Plan plan = RandomPlans.hostile(seed);
    RenderedMarkdown page = new RenderedMarkdown(Printed.as(PLAN, plan)).isInert();
    assertThat(page.code()).contains(SafeText.of(plan.header().organization()));
    String diff = String.join("", page.blocks());
    assertThat(plan.changes())
        .allSatisfy(
            change ->
                assertThat(diff).contains(SafeText.of(Wording.object(SavedChange.of(change)))));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void showsAnyReportInert(long seed) {
    Plan plan = RandomPlans.hostile(seed);
    String name = RandomPlans.hostileName(seed);
    ApplyReport report = ApplyPageTest.report(plan, change -> outcome(change, name), name);
    new RenderedMarkdown(Printed.as(REPORT, report)).isInert();
  }

  private static Outcome outcome(Change change, String reason) {
    return switch (change.step().action()) {
      case INVITE, RESEND, REMOVE -> Outcome.failed(reason);
      case CREATE, ADD -> Outcome.notAttempted(reason, change.address());
      case SET_ROLE, DELETE -> Outcome.unknown(reason);
      case GRANT, REVOKE -> Outcome.ALREADY_SO;
    };
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void showsAnyFindingAndStaleChangeInert(long seed) {
    Plan plan = RandomPlans.hostile(seed);
    String name = RandomPlans.hostileName(seed);
    List<Staleness.StaleChange> stale =
        plan.changes().stream()
            .map(change -> new Staleness.StaleChange(SavedChange.of(change), change, name))
            .toList();
    Staleness staleness = new Staleness(List.of("it is of " + name), List.of(), List.of(), stale);
    new RenderedMarkdown(Printed.as(STALE, staleness)).isInert();
    new RenderedMarkdown(Printed.as(DIAGNOSTICS, Diagnostics.of(plan.warnings()))).isInert();
  }

  @Test
  void keepsALargePlanWithinAComment() {
    Plan plan = SamplePlans.large(3000);
    String text = Printed.as(PLAN, plan);
    assertThat(text.getBytes(UTF_8)).hasSizeBetween(60_000, MarkdownPrinter.MAX_BYTES);
    assertThat(text)
        .startsWith("## Plan for `acme`: 300 to remove, 2700 to grant\n")
        .contains("Refused by guards", "--allow max_removals=10%");
    assertThat(shown(text) + missing(text)).isEqualTo(3000);
    new RenderedMarkdown(text).isInert();
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 500, 2000, 5000, 20_000, 60_000})
  void isNeverLongerThanThePage(int bytes) {
    for (long seed = 0; seed < 40; seed++) {
      Plan plan = seed == 0 ? SamplePlans.large(300) : RandomPlans.hostile(seed);
      ApplyReport report = ApplyPageTest.report(plan, change -> outcome(change, "no"), null);
      assertThat(bytes(Printed.markdown(bytes, PlanPage::of), plan)).isLessThanOrEqualTo(bytes);
      assertThat(bytes(Printed.markdown(bytes, ApplyPage::of), report)).isLessThanOrEqualTo(bytes);
    }
  }

  private static <T> int bytes(Printed.View<T> view, T value) {
    return Printed.as(view, value).getBytes(UTF_8).length;
  }

  private static long shown(String page) {
    String diff = new RenderedMarkdown(page).blocks().get(0);
    return diff.lines().filter(line -> line.matches("[-+!] \\w.*")).count();
  }

  private static long missing(String page) {
    return Pattern.compile("(\\d+) of 3000 are not shown")
        .matcher(page)
        .results()
        .map((MatchResult found) -> Long.valueOf(found.group(1)))
        .findFirst()
        .orElse(0L);
  }
}
