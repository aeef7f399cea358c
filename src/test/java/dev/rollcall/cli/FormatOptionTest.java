package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

final class FormatOptionTest {
  @TempDir private Path folder;
  private Path acme;

  @BeforeEach
  void copy() throws IOException {
    acme = Projects.acme(folder);
  }

  private String written(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  private String to(String format, String file) {
    return format + "=" + folder.resolve(file);
  }

  private static JsonNode json(String text) {
    return new ObjectMapper().readTree(text);
  }

  @Test
  void severalFormatsAreWrittenAtOnce() throws IOException {
    Ran alone = Ran.rollcall("plan", acme);
    Ran ran =
        Ran.rollcall(
            "plan",
            acme,
            "--format",
            to("markdown", "plan.md"),
            "--format",
            to("json", "plan.json"),
            "--format",
            to("sarif", "plan.sarif"),
            "--format",
            to("gitlab", "quality.json"),
            "--format",
            to("runbook", "steps.md"),
            "--format",
            "text");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).isEqualTo(alone.out());
    assertThat(written("plan.md")).startsWith("## Plan for `acme`: ");
    assertThat(json(written("plan.json")).get("organization").asString()).isEqualTo("acme");
    assertThat(json(written("plan.sarif")).get("version").asString()).isEqualTo("2.1.0");
    assertThat(json(written("quality.json")).get(0).has("fingerprint")).isTrue();
    assertThat(written("steps.md")).contains("- [ ] **1.1** ");
  }

  @Test
  void whatGoesToFilesIsNotPrinted() throws IOException {
    Ran ran = Ran.rollcall("plan", acme, "--format", to("json", "plan.json"));
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).isEmpty();
    assertThat(written("plan.json"))
        .isEqualTo(Ran.rollcall("plan", acme, "--format", "json").out());
  }

  @ParameterizedTest
  @CsvSource({
    "plan, yaml, 'unknown format \"yaml\": use text, json, markdown, github, gitlab, sarif'",
    "plan, json=, a file is missing after =",
    "validate, runbook, 'the format runbook is not available here: use text, json'",
    "apply, runbook, the format runbook is not available here",
    "plan, json=no/such/folder/plan.json, there is no folder",
  })
  void anImpossibleFormatIsWrongUsage(String command, String format, String message) {
    Ran ran = Ran.typing("", command, acme, "--format", format);
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).contains(message);
  }

  @Test
  void twoFormatsDoNotShareAPlace() {
    Ran streams = Ran.rollcall("plan", acme, "--format", "json", "--format", "text");
    assertThat(streams.code()).isEqualTo(ExitCode.USAGE);
    assertThat(streams.err()).contains("two formats are written to standard output");
    String file = to("json", "plan");
    Ran files = Ran.rollcall("plan", acme, "--format", file, "--format", to("sarif", "./plan"));
    assertThat(files.code()).isEqualTo(ExitCode.USAGE);
    assertThat(files.err()).contains("two formats are written to ");
  }

  @Test
  void gitHubIsToldAtTheLineInTheSummaryAndInTheOutputs() throws IOException {
    Files.createDirectories(folder.resolve(".git"));
    Files.writeString(folder.resolve("summary.md"), "before\n");
    Map<String, String> runner =
        Map.of(
            "GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString(),
            "GITHUB_OUTPUT", folder.resolve("outputs").toString());
    Ran ran = Ran.with(runner, "plan", acme, "--format", "github");
    assertThat(ran.out())
        .contains("::notice file=acme/members.yaml,line=", "title=rollcall invite-member");
    assertThat(written("summary.md")).startsWith("before\n## Plan for `acme`: ");
    JsonNode plan = json(Ran.rollcall("plan", acme, "--format", "json").out());
    assertThat(written("outputs").lines())
        .contains(
            "changes=" + plan.at("/summary/changes").asInt(),
            "invites=" + plan.at("/summary/invite").asInt(),
            "waiting=" + plan.at("/summary/waiting").asInt(),
            "blocked=false")
        .anyMatch(line -> line.matches("removals=[1-9][0-9]*"))
        .hasSize(5);
  }

  @Test
  void aSummaryThatCannotBeWrittenIsSaid() {
    Map<String, String> runner = Map.of("GITHUB_STEP_SUMMARY", folder.toString());
    Ran ran = Ran.with(runner, "plan", acme, "--format", "github");
    assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
    assertThat(ran.err())
        .startsWith("error: cannot write to " + folder + ", named by GITHUB_STEP_SUMMARY: ");
  }

  @Test
  void invalidFilesAreToldInEveryFormat() throws IOException {
    Files.createDirectories(folder.resolve(".git"));
    Files.writeString(acme.resolve("members.yaml"), "members: {nobody: admin}\n");
    Ran ran =
        Ran.rollcall("plan", acme, "--format", "github", "--format", to("markdown", "plan.md"));
    assertThat(ran.code()).isEqualTo(ExitCode.INVALID);
    assertThat(ran.out()).contains("::error file=acme/members.yaml,line=1,col=11,");
    assertThat(ran.err()).contains("members.yaml:1:11: error[");
    assertThat(written("plan.md")).startsWith("## In the files: ");
    Ran validated = Ran.rollcall("validate", acme, "--format", "gitlab");
    assertThat(validated.code()).isEqualTo(ExitCode.INVALID);
    assertThat(json(validated.out()).get(0).at("/location/path").asString())
        .isEqualTo("acme/access.yaml");
  }

  @Test
  void aReportIsWrittenInEveryFormat() throws IOException {
    Ran ran =
        Ran.rollcall(
            "apply",
            acme,
            "--yes",
            "--format",
            to("markdown", "report.md"),
            "--format",
            to("json", "report.json"),
            "--format",
            "github");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(written("report.md")).startsWith("## Report for `acme`\n");
    assertThat(json(written("report.json")).get("complete").asBoolean()).isTrue();
    assertThat(ran.out()).as("what was applied is no finding").isEmpty();
    Ran again = Ran.rollcall("apply", acme, "--yes", "--format", to("markdown", "report.md"));
    assertThat(again.err()).contains("Nothing to apply.");
    assertThat(written("report.md")).startsWith("## Plan for `acme`: no changes");
  }

  @Test
  void aRefusedPlanAndAStaleOneAreWrittenToo() throws IOException {
    Path saved = folder.resolve("saved.json");
    Ran.rollcall("plan", acme, "--out", saved);
    Ran.rollcall("apply", acme, "--yes");
    Ran stale =
        Ran.rollcall("apply", acme, "--plan", saved, "--format", to("markdown", "stale.md"));
    assertThat(stale.code()).isEqualTo(ExitCode.STALE);
    assertThat(written("stale.md")).startsWith("## The saved plan is stale: ");
    Files.writeString(acme.resolve("members.yaml"), "members: {}\n");
    Files.writeString(acme.resolve("access.yaml"), "groups: {}\nworkspaces: {}\n");
    Ran refused = Ran.rollcall("apply", acme, "--yes", "--format", to("json", "refused.json"));
    assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(json(written("refused.json")).at("/verdict/allowed").asBoolean()).isFalse();
  }
}
