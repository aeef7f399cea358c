package dev.rollcall;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.Launch.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Ctrl-C in the middle of an apply: the report is whole, and running again does the rest. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there a process cannot send another a Ctrl-C")
@Alone("interrupts a run before it ends")
final class InterruptionIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PEOPLE = 2;
  private static final int GROUPS = 600;

  @TempDir private Path folder;

  @Test
  void endsWithAReportAndRunningAgainConverges() throws Exception {
    Path project = project();
    Path journal = folder.resolve("journal.jsonl");
    Process apply =
        Launch.rollcall(
                "apply",
                project.toString(),
                "--yes",
                "--format",
                "json",
                "--concurrency",
                "1",
                "--journal",
                journal.toString())
            .start();
    boolean ended = false;
    while (!ended && lines(journal) < 20) {
      ended = apply.waitFor(5, MILLISECONDS);
    }
    assertThat(ended).as("the run is long enough to be interrupted").isFalse();
    // as Ctrl-C does, which a shell that began this in the background would have it ignore
    new ProcessBuilder("kill", "-TERM", String.valueOf(apply.pid())).start().waitFor();

    JsonNode report = JSON.readTree(new String(apply.getInputStream().readAllBytes(), UTF_8));
    assertThat(apply.waitFor(60, SECONDS)).isTrue();
    assertThat(apply.exitValue()).isEqualTo(5);
    JsonNode summary = report.get("summary");
    assertThat(report.get("results")).hasSize(PEOPLE + GROUPS);
    assertThat(summary.get("applied").asInt()).isPositive();
    assertThat(summary.get("not_attempted").asInt()).isPositive();
    assertThat(summary.get("failed").asInt() + summary.get("unknown").asInt()).isZero();

    Finished again = Launch.rollcall("apply", project.toString(), "--yes").run();
    assertThat(again.code()).as(again.err()).isZero();
    Finished plan = Launch.rollcall("plan", project.toString(), "--detailed-exitcode").run();
    assertThat(plan.code()).as(plan.out()).isZero();
  }

  private Path project() throws IOException {
    Path project = Files.createDirectory(folder.resolve("project"));
    Files.writeString(
        project.resolve("rollcall.yaml"), "organization: acme\nprovider: {type: sandbox}\n");
    StringBuilder roster = new StringBuilder("members:\n");
    for (int person = 0; person < PEOPLE; person++) {
      roster.append("  p").append(person).append("@acme.example:\n");
    }
    roster.append("groups:\n");
    for (int group = 0; group < GROUPS; group++) {
      roster.append("  g").append(group).append(": {}\n");
    }
    Files.writeString(project.resolve("roster.yaml"), roster);
    return project;
  }

  private static long lines(Path journal) throws IOException {
    return Files.exists(journal) ? Files.readString(journal).lines().count() : 0;
  }
}
