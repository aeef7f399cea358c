package dev.rollcall.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules for the text of every workflow. */
final class WorkflowsTest {
  private static final Path ACTION = Path.of(".github/actions/rollcall");
  private static final Path EXAMPLES = Path.of("examples/github");

  static Stream<Path> workflows() throws IOException {
    return files(Path.of(".github/workflows"), ".yml");
  }

  static Stream<Path> examples() throws IOException {
    return files(EXAMPLES, ".yml");
  }

  private static Stream<Path> files(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList().stream();
    }
  }

  /** The jobs of a workflow, or the steps of the action as those of one job. */
  private static List<Map<String, Object>> jobs(Path workflow) throws IOException {
    List<Map<String, Object>> jobs = new ArrayList<>();
    Yaml.map(Yaml.read(workflow).get("jobs")).values().forEach(job -> jobs.add(Yaml.map(job)));
    return jobs;
  }

  private static List<Map<String, Object>> steps() throws IOException {
    List<Map<String, Object>> steps = new ArrayList<>();
    for (Path workflow : workflows().toList()) {
      jobs(workflow).forEach(job -> steps.addAll(Yaml.maps(job.get("steps"))));
    }
    steps.addAll(
        Yaml.maps(Yaml.map(Yaml.read(ACTION.resolve("action.yml")).get("runs")).get("steps")));
    return steps;
  }

  @Test
  void thirdPartyActionsArePinned() throws IOException {
    assertThat(steps())
        .extracting(step -> Yaml.text(step.get("uses")))
        .filteredOn(uses -> !uses.isEmpty())
        .hasSizeGreaterThan(10)
        .allMatch(uses -> uses.matches("[a-z-]+/[a-z-]+@[0-9a-f]{40}|\\./rollcall/" + ACTION));
  }

  @Test
  void scriptsContainNoExpression() throws IOException {
    assertThat(steps())
        .extracting(step -> Yaml.text(step.get("run")))
        .filteredOn(run -> !run.isEmpty())
        .hasSizeGreaterThan(10)
        .noneMatch(run -> run.contains("${{"));
    for (Path script : files(ACTION, ".sh").toList()) {
      assertThat(script).content().doesNotContain("${{", "eval ");
    }
  }

  @Test
  void checkoutsPersistNoToken() throws IOException {
    assertThat(steps())
        .filteredOn(step -> Yaml.text(step.get("uses")).startsWith("actions/checkout@"))
        .hasSizeGreaterThan(5)
        .allMatch(
            step -> Boolean.FALSE.equals(Yaml.map(step.get("with")).get("persist-credentials")));
  }

  @Test
  void artifactsAreKeptForThirtyDays() throws IOException {
    assertThat(steps())
        .filteredOn(step -> Yaml.text(step.get("uses")).startsWith("actions/upload-artifact@"))
        .hasSize(5)
        .allMatch(step -> Yaml.text(Yaml.map(step.get("with")).get("retention-days")).equals("30"));
  }

  /** Only the step that runs rollcall has the organization's token. */
  @Test
  void onlyRollcallGetsSecrets() throws IOException {
    assertThat(steps())
        .filteredOn(step -> step.toString().contains("secrets."))
        .hasSize(6)
        .allMatch(
            step ->
                Yaml.text(step.get("uses")).equals("./rollcall/" + ACTION)
                    && Yaml.text(Yaml.map(step.get("with")).get("token")).contains("secrets."));
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void jobsHaveATimeoutAndFewPermissions(Path workflow) throws IOException {
    Map<String, Object> file = Yaml.read(workflow);
    boolean ours = Yaml.map(file.get("on")).containsKey("workflow_call");
    assertThat(Yaml.map(file.get("permissions")))
        .isEqualTo(ours ? Map.of() : Map.of("contents", "read"));
    for (Map<String, Object> job : jobs(workflow)) {
      assertThat((Integer) job.get("timeout-minutes")).isBetween(1, 120);
      assertThat(job.containsKey("permissions")).isEqualTo(ours);
      assertThat(Yaml.map(job.get("permissions")))
          .doesNotContainEntry("contents", "write")
          .doesNotContainEntry("actions", "write")
          .doesNotContainKeys("id-token", "packages", "deployments");
    }
  }

  @Test
  void onlyOneJobAppliesAtATime() throws IOException {
    for (String name : List.of("apply", "scheduled")) {
      for (Object job : Workflow.named(name).jobs().values()) {
        assertThat(Yaml.map(Yaml.map(job).get("concurrency")))
            .containsEntry("group", "rollcall-apply-${{ inputs.directory }}")
            .containsEntry("cancel-in-progress", false)
            .containsEntry("queue", "max");
        assertThat(Yaml.map(job)).containsKey("environment");
      }
    }
  }

  /** A caller grants what the called jobs ask for, or GitHub refuses the whole file. */
  @ParameterizedTest
  @MethodSource("examples")
  void examplesMatchTheWorkflowsTheyCall(Path example) throws IOException {
    for (Map<String, Object> call : jobs(example)) {
      Matched uses = Matched.of(Yaml.text(call.get("uses")));
      Workflow workflow = Workflow.named(uses.workflow());
      assertThat(Yaml.map(workflow.called().get("inputs")).keySet())
          .containsAll(Yaml.map(call.get("with")).keySet());
      assertThat(Yaml.map(workflow.called().get("secrets")).keySet())
          .isEqualTo(Yaml.map(call.get("secrets")).keySet());
      for (Object job : workflow.jobs().values()) {
        assertThat(Yaml.map(call.get("permissions")))
            .containsAllEntriesOf(Yaml.map(Yaml.map(job).get("permissions")));
      }
    }
    assertThat(Yaml.read(example)).containsEntry("permissions", Map.of());
  }

  private record Matched(String workflow) {
    private static final Pattern CALL =
        Pattern.compile("OWNER/rollcall/\\.github/workflows/([a-z]+)\\.yml@COMMIT");

    static Matched of(String uses) {
      var call = CALL.matcher(uses);
      assertThat(call.matches()).as(uses).isTrue();
      return new Matched(call.group(1));
    }
  }

  /** The plan is taken from runs of one file only, which is the example's name for it. */
  @Test
  void exampleHasTheFileNameThatApplyExpects() throws IOException {
    Object file = Workflow.named("apply").inputs(Map.of()).get("plan-workflow");

    assertThat(file)
        .isEqualTo(Fixture.PLAN_WORKFLOW)
        .isEqualTo(".github/workflows/pull-request.yml");
    assertThat(Yaml.map(Yaml.read(EXAMPLES.resolve("pull-request.yml")).get("on")))
        .containsOnlyKeys("pull_request_target");
  }
}
