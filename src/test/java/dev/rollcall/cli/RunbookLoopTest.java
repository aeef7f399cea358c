package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.sandbox.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The whole loop with no API: lists are exported, a plan is made, its runbook is carried out by
 * hand, the lists are exported again, and nothing is left to change.
 */
final class RunbookLoopTest {
  private static final Path CASES = Path.of("src/test/resources/cases");

  private static final String PROVIDER =
      "{type: snapshot, members: members.csv, groups: groups.csv, workspaces: workspaces.csv,"
          + " service_accounts: service_accounts.csv}";

  private static final String SETTINGS =
      "organization: acme\nprovider: "
          + PROVIDER
          + "\nprune: true\nguards: {max_removals: 100%, min_admins: 0, first_contact: off}\n";

  @TempDir private Path folder;

  static List<String> cases() throws IOException {
    List<String> never = List.of("refused", "unmanaged"); // this one lacks a workspace it declares
    return PlanCasesTest.cases().stream().filter(name -> !never.contains(name)).toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatACaseAsksForIsDoneByHand(String name) throws Exception {
    Path project = Projects.copy(CASES.resolve(name), folder.resolve(name));
    String settings = Files.readString(project.resolve("rollcall.yaml"));
    Files.writeString(
        project.resolve("rollcall.yaml"), settings.replace("{type: sandbox}", PROVIDER));
    try (Running hub = Running.seeded(folder, Files.readString(project.resolve("sandbox.json")))) {
      export(hub, project);
      carryOut(hub, project);
      assertThatNothingIsLeft(project);
    }
  }

  static Stream<Arguments> organizations() {
    return Stream.concat(
        IntStream.rangeClosed(1, 8).mapToObj(seed -> Arguments.of(seed, 24)),
        Stream.of(Arguments.of(9, 100)));
  }

  @ParameterizedTest(name = "seed {0}, {1} people")
  @MethodSource("organizations")
  void oneOrganizationIsMadeAnotherByHand(int seed, int size) throws Exception {
    RandomOrganization random = new RandomOrganization(seed, size);
    RandomOrganization.State before = random.next();
    Path project = declaring(random.next(before, 0.6));
    try (Running hub = Running.seeded(folder, before.seed(true))) {
      export(hub, project);
      JsonNode plan = plan(project);
      assertThat(plan.get("changes")).isNotEmpty();
      carryOut(hub, project);
      if (dethronesSomebody(plan)) { // what else they hold shows only now
        assertThat(plan(project).get("changes"))
            .allMatch(change -> isAboutWhatWasHidden(change, plan));
        carryOut(hub, project);
      }
      assertThatNothingIsLeft(project);
    }
  }

  @Test
  void anOrganizationIsBuiltByHand() throws Exception {
    RandomOrganization random = new RandomOrganization(10, 150);
    Path project = declaring(random.next());
    try (Running hub = Running.seeded(folder, random.empty().seed(true))) {
      export(hub, project);
      assertThat(plan(project).at("/summary/invite").asInt()).as("two pastes").isGreaterThan(100);
      carryOut(hub, project);
      assertThatNothingIsLeft(project);
    }
  }

  /** A project that declares all that a state holds. */
  private Path declaring(RandomOrganization.State state) throws Exception {
    Path origin = Files.createDirectory(folder.resolve("origin"));
    Files.writeString(origin.resolve("rollcall.yaml"), SETTINGS);
    try (Running hub = Running.seeded(folder, state.seed(false))) {
      export(hub, origin);
    }
    Path project = folder.resolve("project");
    Ran imported = Ran.rollcall("import", project, "--from", origin);
    assertThat(imported.code()).as(imported.err()).isZero();
    assertThatNothingIsLeft(project);
    Files.writeString(project.resolve("rollcall.yaml"), SETTINGS);
    return project;
  }

  private static void export(Running hub, Path project) throws IOException {
    ConsoleExport.write(ConsoleView.of(hub), project);
  }

  private void carryOut(Running hub, Path project) throws IOException {
    Path runbook = folder.resolve("runbook.md");
    Files.deleteIfExists(runbook);
    Ran applied = Ran.rollcall("apply", project, "--yes", "--runbook", runbook);
    assertThat(applied.code()).as(applied.err()).isZero();
    if (Files.exists(runbook)) {
      new AdminAtConsole(hub).carryOut(Files.readString(runbook));
      export(hub, project);
    } else {
      assertThat(applied.err()).contains("Nothing to apply");
    }
  }

  private static void assertThatNothingIsLeft(Path project) {
    Ran plan = Ran.rollcall("plan", project, "--detailed-exitcode");
    assertThat(plan.code()).as(plan.out() + plan.err()).isZero();
    assertThat(plan.out()).contains("No changes");
  }

  private static JsonNode plan(Path project) {
    Ran plan = Ran.rollcall("plan", project, "--format", "json");
    assertThat(plan.code()).as(plan.err()).isZero();
    return new ObjectMapper().readTree(plan.out());
  }

  private static boolean dethronesSomebody(JsonNode plan) {
    return !dethroned(plan).isEmpty();
  }

  private static List<String> dethroned(JsonNode plan) {
    return plan.get("changes")
        .valueStream()
        .filter(change -> change.at("/before/role").asString("").equals("admin"))
        .filter(change -> change.get("action").asString().equals("set_role"))
        .map(
            change ->
                change.get("kind").asString().equals("service_account")
                    ? "service:" + change.get("name").asString()
                    : change.get("name").asString())
        .toList();
  }

  private static boolean isAboutWhatWasHidden(JsonNode change, JsonNode plan) {
    return dethroned(plan).contains(change.path("principal").asString(""));
  }
}
