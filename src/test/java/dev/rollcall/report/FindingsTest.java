package dev.rollcall.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.apply.ApplyReport;
import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.RandomPlans;
import dev.rollcall.plan.SamplePlans;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class FindingsTest {
  private static final Printed.View<Findings> GITHUB = GithubPrinter::print;
  private static final Printed.View<Findings> GITLAB = GitlabPrinter::print;
  static final Printed.View<Findings> SARIF =
      (findings, out) -> SarifPrinter.print(findings, "1.2.3", out);

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  private static void check(String name, Findings findings) throws IOException {
    Printed.check(name + ".github.txt", GITHUB, findings);
    Printed.check(name + ".gitlab.json", GITLAB, findings);
    Printed.check(name + ".sarif", SARIF, findings);
    SarifSchema.accepts(Printed.as(SARIF, findings));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.rollcall.report.PlanPageTest#samples")
  void showsPlans(String name, Plan plan) throws IOException {
    check("plan/" + name, FindingsBuilder.of(plan, "access/acme"));
  }

  @Test
  void showsWhatThePullRequestCauses() throws IOException {
    check("plan/with-base", FindingsBuilder.of(SamplePlans.compared(), ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.rollcall.report.ApplyPageTest#samples")
  void showsReports(String name, ApplyReport report) throws IOException {
    check("report/" + name, FindingsBuilder.of(report, "access/acme"));
  }

  @Test
  void showsDiagnostics() throws IOException {
    check("diagnostics/some", FindingsBuilder.of(DiagnosticsPageTest.SOME, "access/acme"));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void commandsTheRunnerToShowThingsAndNothingElse(long seed) {
    Findings findings = FindingsBuilder.of(RandomPlans.hostile(seed), "");
    assertThat(RunnerCommand.all(Printed.as(GITHUB, findings)))
        .allSatisfy(
            command -> {
              assertThat(command.word()).isIn("error", "warning", "notice");
              assertThat(command.properties().keySet()).isSubsetOf("file", "line", "col", "title");
              assertThat(command.data().replace("\n", ""))
                  .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");
            });
  }

  @Test
  void commandsWhatWasToBeSaid() {
    Diagnostic diagnostic =
        Diagnostic.error("a,b:c", "100% :: of\nit", new SourceLocation("x,y:%.yaml", 3, 7))
            .withHint("so");
    Findings findings = FindingsBuilder.of(Diagnostics.of(List.of(diagnostic)), "");
    RunnerCommand command = RunnerCommand.all(Printed.as(GITHUB, findings)).get(0);
    assertThat(command.properties())
        .containsEntry("file", "x,y:%.yaml")
        .containsEntry("line", "3")
        .containsEntry("col", "7")
        .containsEntry("title", "rollcall a,b:c");
    assertThat(command.data()).isEqualTo("100% :\\u{3a} of\\u{a}it\nhint: so");
  }

  @Test
  void commandsNoMoreThanAreShown() {
    Findings findings = FindingsBuilder.of(SamplePlans.large(3000), "");
    List<RunnerCommand> commands = RunnerCommand.all(Printed.as(GITHUB, findings));
    assertThat(commands).filteredOn(command -> command.word().equals("error")).hasSize(1);
    assertThat(commands)
        .filteredOn(command -> command.word().equals("notice"))
        .hasSize(10)
        .extracting(RunnerCommand::data)
        .startsWith(
            """
            remove p0000@acme.example, was member
            not declared
            also lost: p0000@acme.example in group claims, was member
            also lost: p0000@acme.example on workspace claims-eu, was tester\
            """)
        .endsWith("2991 more are not shown at their lines");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void writesValidSarifThatNamesNoPlaceholderAndNoLink(long seed) {
    Findings findings = FindingsBuilder.of(RandomPlans.hostile(seed), "a b/ü");
    String sarif = Printed.as(SARIF, findings);
    SarifSchema.accepts(sarif);
    for (JsonNode result : JsonMapper.shared().readTree(sarif).at("/runs/0/results")) {
      String text = result.at("/message/text").stringValue();
      assertThat(text.replace("{{", "_").replace("}}", "_"))
          .doesNotContain("{", "}", "](")
          .doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\\n]]");
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void writesFingerprintsOnceEach(long seed) {
    Findings findings = FindingsBuilder.of(RandomPlans.hostile(seed), "");
    assertThat(fingerprints(findings)).doesNotHaveDuplicates();
    assertThat(fingerprints(Findings.of(List.of(findings, findings)))).doesNotHaveDuplicates();
  }

  @Test
  void knowsAFindingAgainOnAnotherLine() {
    assertThat(fingerprints(found(3, 9))).isEqualTo(fingerprints(found(30, 90)));
  }

  private static Findings found(int... lines) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    for (int line : lines) {
      diagnostics.add(
          Diagnostic.error("unknown-role", "no role \"x\"", new SourceLocation("a.yaml", line, 1)));
    }
    return FindingsBuilder.of(Diagnostics.of(diagnostics), "");
  }

  private static List<String> fingerprints(Findings findings) {
    List<String> fingerprints = new ArrayList<>();
    for (JsonNode issue : JsonMapper.shared().readTree(Printed.as(GITLAB, findings))) {
      fingerprints.add(issue.get("fingerprint").stringValue());
    }
    return fingerprints;
  }

  @ParameterizedTest
  @CsvSource({
    "'', members.yaml, members.yaml",
    "access/acme, teams/a.yaml, access/acme/teams/a.yaml",
    "access/acme/, ./a.yaml, access/acme/a.yaml",
    "access/acme, ../../rollcall.yaml, rollcall.yaml",
    "'', ../other/a.yaml, ../other/a.yaml",
    "access, /etc/rollcall.yaml, /etc/rollcall.yaml",
    "access, C:/a.yaml, C:/a.yaml"
  })
  void seesFilesFromTheRepositorysRoot(String project, String file, String path) {
    assertThat(FindingsBuilder.inRepository(project, new SourceLocation(file, 1, 2)))
        .isEqualTo(new SourceLocation(path, 1, 2));
  }

  @ParameterizedTest
  @CsvSource({
    "a/b-c_d.yaml, a/b-c_d.yaml",
    "a b.yaml, a%20b.yaml",
    "x:y.yaml, x%3Ay.yaml",
    "ü%41.yaml, %C3%BC%2541.yaml",
    "/etc/a.yaml, file:///etc/a.yaml"
  })
  void writesPathsAsReferences(String path, String uri) {
    assertThat(SarifPrinter.uri(path)).isEqualTo(uri);
  }

  @Test
  void takesNothingForAPlaceholderOrALink() {
    assertThat(SarifPrinter.message("{0} [x](https://evil.example) [y]"))
        .isEqualTo("{{0}} [x]\\u{{28}}https://evil.example) [y]");
  }
}
