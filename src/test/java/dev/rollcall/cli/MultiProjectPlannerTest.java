package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.saved.PublishedSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

final class MultiProjectPlannerTest {
  @TempDir private Path folder;
  private Path acme;
  private Path invalid;
  private Path unreachable;
  private Path empty;

  @BeforeEach
  void write() throws IOException {
    acme = Projects.acme(folder);
    invalid =
        Projects.write(
            folder.resolve("in|valid"),
            Map.of(
                "rollcall.yaml", "organization: broken\nprovider: {type: sandbox}\n",
                "members.yaml", "members: {x@acme.example: emperor, y: member}\n"));
    unreachable =
        Projects.write(
            folder.resolve("unreachable"),
            Map.of(
                "rollcall.yaml",
                """
                organization: far
                provider: {type: aihub, url: 'http://127.0.0.1:9/api', token: '${T}'}
                """,
                "members.yaml",
                "members: {}\n"));
    empty =
        Projects.write(
            folder.resolve("empty"),
            Map.of("rollcall.yaml", "organization: none\nprovider: {type: sandbox}\n"));
  }

  private Ran plan(Object... args) {
    return Ran.with(Map.of("T", "token"), args);
  }

  @Test
  void eachIsPlannedOnItsOwnWithOneClosingTable() {
    Ran ran = plan("plan", acme, invalid, unreachable, empty);
    assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
    assertThat(ran.out())
        .contains(
            "== " + acme, "== " + empty, "error[unknown-role]", "error: GET /api/v2/organization")
        .contains("Plan for acme (sandbox), made ");
    List<String> table = ran.out().lines().skip(ran.out().lines().count() - 5).toList();
    assertThat(table.get(0)).matches("project +organization  changes  removals  invites .*result");
    assertThat(table.get(1)).startsWith(acme.toString()).endsWith("  changes pending");
    assertThat(table.get(2)).startsWith(invalid.toString()).endsWith("  invalid: 2 errors");
    assertThat(table.get(3)).contains("  failed: GET /api/v2/organization was not sent");
    assertThat(table.get(4)).contains("  none  ").endsWith("  no changes");
  }

  @Test
  void theWorstCodeIsAnswered() {
    assertThat(plan("plan", acme, empty).code()).isEqualTo(ExitCode.DONE);
    assertThat(plan("plan", acme, empty, "--detailed-exitcode").code()).isEqualTo(ExitCode.PENDING);
    assertThat(plan("plan", empty, invalid, acme).code()).isEqualTo(ExitCode.INVALID);
    assertThat(plan("plan", folder.resolve("gone"), acme).code()).isEqualTo(ExitCode.USAGE);
  }

  @ParameterizedTest
  @CsvSource({"0;2, 2", "2;3, 3", "3;4, 4", "4;5, 5", "5;65, 65", "65;1, 1", "0;0, 0"})
  void onlyFailureIsWorseThanInvalidFiles(String codes, int worst) {
    List<Integer> all = List.of(codes.split(";", -1)).stream().map(Integer::valueOf).toList();
    assertThat(ExitCode.worst(all)).isEqualTo(worst);
  }

  @Test
  void programsGetEachPlanAsItIs() {
    JsonNode all =
        new ObjectMapper()
            .readTree(plan("plan", acme, invalid, unreachable, "--format", "json").out());
    assertThat(all.at("/projects/0/folder").asString()).isEqualTo(acme.toString());
    assertThat(all.at("/projects/0/exit_code").asInt()).isZero();
    PublishedSchema.of("plan").accepts(all.at("/projects/0/plan").toString());
    assertThat(all.at("/projects/1/invalid/errors").asInt()).isEqualTo(2);
    assertThat(all.at("/projects/1/exit_code").asInt()).isEqualTo(ExitCode.INVALID);
    assertThat(all.at("/projects/2/error").asString()).contains("127.0.0.1");
  }

  @Test
  void theOtherFormatsHoldAllOfThem() throws IOException {
    Path outputs = folder.resolve("outputs");
    Ran markdown = plan("plan", acme, invalid, "--format", "markdown");
    assertThat(markdown.out())
        .startsWith("## Plans of 2 projects\n\n| project | organization | ")
        .contains("## Plan for `acme`: ", "## In the files: ", "in¦valid");
    assertThat(plan("plan", acme, invalid, "--format", "runbook").out()).contains("- [ ] **1.1** ");
    assertThat(plan("plan", acme, invalid, "--format", "gitlab").out())
        .contains("unknown-role", "invite-member");
    Ran github =
        Ran.with(
            Map.of("GITHUB_OUTPUT", outputs.toString()), "plan", acme, acme, "--format", "github");
    assertThat(github.out()).contains("::notice file=");
    JsonNode one = new ObjectMapper().readTree(plan("plan", acme, "--format", "json").out());
    assertThat(Files.readString(outputs))
        .contains("changes=" + 2 * one.at("/summary/changes").asInt() + "\n", "blocked=false\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--base", "--out", "--settings", "--organization"})
  void whatIsOfOneProjectDoesNotGoWithSeveral(String option) {
    Ran ran = plan("plan", acme, empty, option, folder.resolve("x"));
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).contains("name one DIR");
  }
}
