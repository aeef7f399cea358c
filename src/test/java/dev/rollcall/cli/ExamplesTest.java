package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

final class ExamplesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  static List<Path> projects() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("examples"))) {
      return files.filter(file -> file.endsWith("rollcall.yaml")).map(Path::getParent).toList();
    }
  }

  /** The projects that need no server; KeycloakExampleLiveIT plans the other one. */
  static List<Path> withoutServer() throws IOException {
    return projects().stream().filter(project -> !project.endsWith("keycloak")).toList();
  }

  @ParameterizedTest
  @MethodSource("projects")
  void isValid(Path project) {
    Ran ran = Ran.rollcall("validate", project);
    assertThat(ran.code()).as(ran.err()).isZero();
  }

  @ParameterizedTest
  @MethodSource("withoutServer")
  void canBePlanned(Path project) throws IOException {
    Path copy = Projects.copy(project, folder.resolve("copy"));
    assertThat(Ran.rollcall("plan", copy).code()).isZero();
  }

  @ParameterizedTest
  @MethodSource("projects")
  void isCanonical(Path project) {
    Ran ran = Ran.rollcall("fmt", project, "--check");
    assertThat(ran.out()).isEmpty();
    assertThat(ran.code()).as(ran.err()).isZero();
  }

  @Test
  void planOfAcmeShowsEveryKindOfChange() throws IOException {
    Ran ran = Ran.rollcall("plan", Projects.acme(folder), "--format", "json");
    JsonNode plan = JSON.readTree(ran.out());
    assertThat(plan.get("changes"))
        .extracting(change -> change.get("action").asString())
        .containsExactlyInAnyOrder(
            "invite", "resend", "set_role", "add", "grant", "revoke", "remove");
    assertThat(plan.get("verdict").get("allowed").asBoolean()).isTrue();
    assertThat(plan.get("warnings")).isEmpty();
  }

  @Test
  void appliedAcmeHasAnEmptyPlan() throws IOException {
    Path acme = Projects.acme(folder);
    assertThat(Ran.rollcall("apply", acme, "--yes").code()).isZero();
    Ran again = Ran.rollcall("plan", acme, "--detailed-exitcode");
    assertThat(again.code()).as(again.out()).isZero();
    assertThat(again.out()).contains("No changes");
  }

  @Test
  void planOfListsShowsEveryKindOfChange() throws IOException {
    Path lists = Projects.copy(Path.of("examples/snapshot"), folder.resolve("snapshot"));
    JsonNode plan = JSON.readTree(Ran.rollcall("plan", lists, "--format", "json").out());
    assertThat(plan.get("changes"))
        .extracting(change -> change.get("action").asString())
        .contains("create", "invite", "resend", "set_role", "add", "grant", "revoke", "remove");
    assertThat(plan.get("warnings")).isEmpty();
    Ran applied = Ran.rollcall("apply", lists, "--yes");
    assertThat(applied.code()).as(applied.err()).isZero();
    assertThat(applied.out()).contains("Handed over 15 of 15");
  }
}
