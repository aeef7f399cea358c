package dev.rollcall.cli;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What a pull request causes, and what had drifted before it. */
final class PlanBaseTest {
  private static final String SETTINGS =
      """
      organization: acme
      provider: {type: sandbox}
      prune: true
      ignore: [admin@acme.example]
      guards: {max_removals: 100%, first_contact: off}
      """;
  private static final String SEED =
      """
      {"caller": "admin@acme.example",
       "members": {"admin@acme.example": {"role": "admin", "status": "joined"},
                   "ada@acme.example": {"role": "member", "status": "joined"},
                   "byhand@acme.example": {"role": "member", "status": "joined"},
                   "leaver@acme.example": {"role": "member", "status": "joined"}},
       "workspaces": {"claims": {}}}
      """;
  private static final String MEMBERS =
      """
      members:
        ada@acme.example: member
        leaver@acme.example: {until: 2026-11-20}
      """;
  private static final String WORKSPACES =
      """
      workspaces:
        claims:
          access:
            ada@acme.example: tester
      """;

  @TempDir private Path folder;

  private Path write(String name, String settings, String members, String workspaces)
      throws IOException {
    Map<String, String> files = new HashMap<>(Map.of("members.yaml", members));
    if (!settings.isEmpty()) {
      files.put("rollcall.yaml", settings);
      files.put("sandbox.json", SEED);
    }
    if (!workspaces.isEmpty()) {
      files.put("workspaces.yaml", workspaces);
    }
    return Projects.write(Files.createDirectories(folder.resolve(name)), files);
  }

  private static JsonNode plan(Object... args) {
    Ran ran = Ran.rollcall(args);
    assertThat(ran.code()).as(ran.err()).isZero();
    return new ObjectMapper().readTree(ran.out());
  }

  private static Map<String, String> causes(JsonNode plan) {
    return StreamSupport.stream(plan.get("changes").spliterator(), false)
        .collect(
            toMap(
                change -> change.get("action").asString() + " " + change.get("address").asString(),
                change -> change.get("cause").asString()));
  }

  @Test
  void tellsWhatThePullRequestCausesFromWhatHadDrifted() throws IOException {
    Path base = write("base", SETTINGS, MEMBERS, WORKSPACES);
    Path head =
        write(
            "head",
            SETTINGS,
            MEMBERS + "  new@acme.example:\n",
            WORKSPACES + "      new@acme.example: reviewer\n");
    JsonNode plan = plan("plan", head, "--base", base, "--format", "json");
    assertThat(causes(plan))
        .containsOnly(
            Map.entry("invite member/new@acme.example", "declared"),
            Map.entry("grant workspace/claims/new@acme.example", "declared"),
            Map.entry("grant workspace/claims/ada@acme.example", "drift"),
            Map.entry("remove member/byhand@acme.example", "drift"),
            Map.entry("remove member/leaver@acme.example", "time"));
    assertThat(plan.at("/base/valid").asBoolean()).isTrue();
    assertThat(plan.at("/base/changed_settings")).isEmpty();
    assertThat(Ran.rollcall("plan", head, "--base", base).out())
        .contains(
            "Causes: 2 caused by this pull request, 2 had drifted already, 1 due to time",
            "  # this pull request: declared, not in the organization",
            "  # had drifted already: not declared");
  }

  @Test
  void aWindowThePullRequestEndsIsOfItsMaking() throws IOException {
    Path base = write("base", SETTINGS, MEMBERS.replace(": {until: 2026-11-20}", ":"), "");
    Path head = write("head", SETTINGS, MEMBERS, "");
    assertThat(causes(plan("plan", head, "--base", base, "--format", "json")))
        .containsEntry("remove member/leaver@acme.example", "declared");
  }

  @Test
  void aBaseWithoutAProjectHadNothing() throws IOException {
    Path head = write("head", SETTINGS, MEMBERS, "");
    Path base = Files.createDirectories(folder.resolve("base"));
    assertThat(causes(plan("plan", head, "--base", base, "--format", "json")).values())
        .containsOnly("declared");
    Ran nowhere = Ran.rollcall("plan", head, "--base", folder.resolve("gone"));
    assertThat(nowhere.code()).isEqualTo(ExitCode.USAGE);
    assertThat(nowhere.err()).contains("no such folder");
  }

  @Test
  void whatIsWrongInTheBaseOnlyBlocksNothing() throws IOException {
    Path base = write("base", SETTINGS, "members: {ada@acme.example: emperor}\n", "");
    Path head = write("head", SETTINGS.replace("prune: true", "prune: false"), MEMBERS, "");
    JsonNode plan = plan("plan", head, "--base", base, "--format", "json");
    assertThat(plan.at("/base/valid").asBoolean()).isFalse();
    assertThat(plan.at("/base/changed_settings/0").asString()).isEqualTo("prune");
    assertThat(plan.at("/warnings/0/code").asString()).isEqualTo("base-invalid");
    assertThat(plan.at("/warnings/0/message").asString()).contains("members.yaml:1:", "emperor");
    Path broken = write("broken", "organization: [\n", MEMBERS, "");
    assertThat(plan("plan", head, "--base", broken, "--format", "json").at("/warnings/0/code"))
        .hasToString("\"base-invalid\"");
    assertThat(Ran.rollcall("plan", base, "--base", head).code()).isEqualTo(ExitCode.INVALID);
  }

  @Test
  void whatIsNoLongerManagedKeepsItsAccessAndIsWarnedOf() throws IOException {
    Path base = write("base", SETTINGS, MEMBERS, WORKSPACES);
    Path withoutSection = write("section", SETTINGS, MEMBERS, "");
    String section = Ran.rollcall("plan", withoutSection, "--base", base).out();
    assertThat(section)
        .contains(
            "warning[no-longer-managed]: workspaces is managed in the base but no longer here; its"
                + " live entries stay",
            "hint: to remove them, write workspaces: {}");
    Path other =
        write(
            "workspace",
            SETTINGS.replace("prune: true", "prune: false"),
            MEMBERS,
            "workspaces: {}\n");
    String workspace = Ran.rollcall("plan", other, "--base", base).out();
    assertThat(workspace)
        .contains(
            "workspace \"claims\" is managed in the base (workspaces.yaml:2:3 of the base) but no"
                + " longer here; its live grants stay",
            "keep it with access: {}, and set prune: true in rollcall.yaml");
  }

  @Test
  void changedSettingsAreSaidInTheHeadline() throws IOException {
    Path base = write("base", SETTINGS, MEMBERS, "");
    Path head =
        write(
            "head",
            "# moved\n"
                + SETTINGS.replace("100%", "50%").replace("[admin", "[nobody@x.example, admin"),
            MEMBERS,
            "");
    assertThat(Ran.rollcall("plan", head, "--base", base).out())
        .contains("\nChanged settings: ignore, guards\n");
    assertThat(Ran.rollcall("plan", head, "--base", base, "--format", "markdown").out())
        .contains("> [!IMPORTANT]\n> **Changed settings: ignore, guards.**");
    Path trusted = base.resolve("rollcall.yaml");
    assertThat(Ran.rollcall("plan", head, "--base", base, "--settings", trusted).out())
        .contains("Changed settings, which this plan does not use yet: ignore, guards");
  }

  @Test
  void theProjectsOwnSettingsAreCheckedEvenIfOthersAreUsed() throws IOException {
    Path base = write("base", SETTINGS, MEMBERS, "");
    Path head = write("head", "organization: acme\nprovidr: {}\n", MEMBERS, "");
    Path trusted = base.resolve("rollcall.yaml");
    Ran ran = Ran.rollcall("plan", head, "--base", base, "--settings", trusted);
    assertThat(ran.code()).isEqualTo(ExitCode.INVALID);
    assertThat(ran.err()).contains("rollcall.yaml:2:1").contains("providr");
    Files.delete(head.resolve("rollcall.yaml"));
    Ran gone = Ran.rollcall("plan", head, "--base", base, "--settings", trusted);
    assertThat(gone.code()).isEqualTo(ExitCode.INVALID);
    assertThat(gone.err()).contains("has no rollcall.yaml");
  }
}
