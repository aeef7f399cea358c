package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.config.Edited;
import dev.rollcall.diagnostic.Edit;
import dev.rollcall.saved.PublishedSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Golden cases: what {@code drift} prints of each folder of {@code cases}, as {@code drift.txt} and
 * {@code drift.md}; and both ways out, taken as they are told.
 */
final class DriftCommandTest {
  private static final Path CASES = Path.of("src/test/resources/cases");

  @TempDir private Path folder;

  static Stream<String> cases() throws IOException {
    return PlanCasesTest.cases().stream();
  }

  private Path copy(String name) throws IOException {
    return Projects.copy(CASES.resolve(name), folder.resolve(name));
  }

  private static JsonNode drift(Path project) {
    Ran ran = Ran.rollcall("drift", project, "--format", "json");
    assertThat(ran.code()).as(ran.err()).isIn(ExitCode.DONE, ExitCode.PENDING);
    PublishedSchema.of("drift").accepts(ran.out());
    JsonNode json = JsonMapper.shared().readTree(ran.out());
    PublishedSchema.of("plan").accepts(json.get("plan").toString());
    assertThat(ran.code() == ExitCode.DONE).isEqualTo(json.get("drift").isEmpty());
    return json;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void printsTheGoldenDrift(String name) throws IOException {
    Path project = copy(name);
    int expected = drift(project).get("drift").isEmpty() ? ExitCode.DONE : ExitCode.PENDING;
    Ran text = Ran.rollcall("drift", project);
    Ran markdown = Ran.rollcall("drift", project, "--format", "markdown");
    assertThat(text.code()).isEqualTo(expected);
    check(CASES.resolve(name).resolve("drift.txt"), text.out());
    check(CASES.resolve(name).resolve("drift.md"), markdown.out());
    assertThat(project.resolve(".rollcall")).as("it only reads").doesNotExist();
  }

  private void check(Path golden, String actual) throws IOException {
    String anywhere = actual.replace(folder.toString(), "CASES");
    if (Boolean.getBoolean("rollcall.golden.write")) {
      Files.writeString(golden, anywhere);
    }
    assertThat(anywhere).isEqualTo(Files.readString(golden));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void adoptingAllOfItLeavesOnlyWhatCannotBeAdopted(String name) throws IOException {
    Path project = copy(name);
    JsonNode before = drift(project);
    Edited.apply(project, edits(before.get("adopt_all")));
    List<String> left = addresses(drift(project).get("drift"), true);
    assertThat(addresses(before.get("drift"), false)).containsAll(left);
    assertThat(left).hasSizeLessThanOrEqualTo(addresses(before.get("drift"), false).size());
  }

  /** Those that drifted, or of them only those that cannot be adopted. */
  private static List<String> addresses(JsonNode drift, boolean all) {
    return drift
        .valueStream()
        .filter(one -> all || !one.at("/adopt/obstacle").isNull())
        .map(one -> one.get("class") + " " + one.get("address"))
        .toList();
  }

  private static List<Edit> edits(JsonNode json) {
    List<Edit> edits = new ArrayList<>();
    for (JsonNode edit : json) {
      assertThat(edit.get("by_hand").isNull()).isTrue();
      edits.add(
          new Edit(
              edit.get("file").stringValue(),
              Edit.Verb.valueOf(edit.get("edit").stringValue().toUpperCase(Locale.ROOT)),
              edit.get("first_line").intValue(),
              edit.get("last_line").intValue(),
              edit.get("lines").valueStream().map(JsonNode::stringValue).toList(),
              edit.get("about").stringValue(),
              null));
    }
    return edits;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theCommandsThatAreToldTakeItBack(String name) throws IOException {
    Path project = copy(name);
    boolean refused = false;
    for (JsonNode one : drift(project).get("drift")) {
      String command = one.at("/revert/command").stringValue();
      List<Object> words = new ArrayList<>(words(command));
      words.add("--yes");
      Ran ran = Ran.rollcall(words.toArray());
      if (!one.at("/revert/allowed").booleanValue() && !command.contains("--allow")) {
        assertThat(ran.code()).isEqualTo(ExitCode.REFUSED);
        refused = true;
      } else {
        assertThat(ran.code()).as(command + ran.err()).isIn(ExitCode.DONE, ExitCode.PARTIAL);
        assertThat(addresses(drift(project).get("drift"), true))
            .doesNotContain(one.get("class") + " " + one.get("address"));
      }
    }
    assertThat(Ran.rollcall("drift", project).code())
        .isEqualTo(refused ? ExitCode.PENDING : ExitCode.DONE);
  }

  /** Of a command line in which nothing is quoted. */
  private static List<String> words(String command) {
    assertThat(command).startsWith("rollcall ").doesNotContain("'");
    return List.of(command.substring("rollcall ".length()).split(" "));
  }

  @Test
  void theCommandHasTheOptionsOfThisRun() throws IOException {
    Path acme = Projects.copy(Path.of("examples/acme"), folder.resolve("ac me"));
    Ran ran =
        Ran.rollcall(
            "drift", acme, "--organization", "acme", "--settings", acme.resolve("rollcall.yaml"));
    assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.PENDING);
    String settings = "'" + acme.resolve("rollcall.yaml") + "'";
    assertThat(ran.out())
        .contains("rollcall apply '" + acme + "' --settings " + settings + " --organization acme ");
  }

  @Test
  void theClockCanBeSet() throws IOException {
    Path acme = Projects.acme(folder);
    assertThat(Ran.rollcall("drift", acme, "--at", "2031-01-01").out())
        .contains(
            "Window ended (1)",
            "linus@contractor.example: live as member  # members.yaml:6, \"ACC-411\"",
            "  linus@contractor.example: { role: member, note: ACC-411 }");
    assertThat(Ran.rollcall("drift", acme, "--at", "2026-01-13").out())
        .doesNotContain("Invitation stale");
  }

  @Test
  void withoutPruningWhatNobodyDeclaredIsNoDrift() throws IOException {
    Path project = copy("unmanaged");
    Ran ran = Ran.rollcall("drift", project);
    assertThat(ran.code()).as(ran.out()).isEqualTo(ExitCode.DONE);
    assertThat(ran.out()).contains("Unmanaged, left alone (", "Drift: nothing.");
  }

  @Test
  void invalidFilesAreSaidInEveryFormat() throws IOException {
    Path acme = Projects.acme(folder);
    Files.writeString(acme.resolve("members.yaml"), "members:\n  ada@acme.example: boss\n");
    Path json = folder.resolve("drift.json");
    Ran ran = Ran.rollcall("drift", acme, "--format", "json=" + json);
    assertThat(ran.code()).isEqualTo(ExitCode.INVALID);
    assertThat(ran.err()).contains("members.yaml:2:21: error[unknown-role]");
    assertThat(Files.readString(json)).contains("unknown-role");
  }

  @Test
  void aWorkflowIsToldHowMuchThereIs() throws IOException {
    Path acme = Projects.acme(folder);
    Path outputs = folder.resolve("outputs");
    Path summary = folder.resolve("summary");
    Ran ran =
        Ran.with(
            Map.of("GITHUB_OUTPUT", outputs.toString(), "GITHUB_STEP_SUMMARY", summary.toString()),
            "drift",
            acme,
            "--format",
            "github");
    assertThat(ran.code()).isEqualTo(ExitCode.PENDING);
    assertThat(Files.readString(outputs))
        .contains("changes=7\n", "removals=2\n", "blocked=false\n");
    assertThat(Files.readString(summary)).startsWith("## Drift of `acme`: 2 added by hand, ");
    assertThat(ran.out()).contains("::notice file=", "title=rollcall drift-added");
    assertThat(Ran.rollcall("drift", acme, "--format", "runbook").code()).isEqualTo(ExitCode.USAGE);
  }
}
