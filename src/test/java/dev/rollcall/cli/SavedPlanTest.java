package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What happens between a plan's being saved and its being applied: what it rests on makes it stale,
 * what it does not rest on changes nothing of what is applied.
 */
final class SavedPlanTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant LATER = Instant.parse("2026-11-28T00:00:01Z");

  private static final Map<String, String> PROJECT =
      Map.of(
          "rollcall.yaml",
          """
          organization: acme
          provider: { type: sandbox }
          prune: true
          invitations: { resend_after: 7d }
          ignore: ["root@acme.example"]
          guards: { max_removals: 100%, first_contact: off }
          """,
          "members.yaml",
          """
          members:
            ada@acme.example: admin
            bob@acme.example:
            kim@acme.example: { until: 2026-11-27 }
            new@acme.example:
            slow@acme.example:
          """,
          "access.yaml",
          """
          groups:
            claims:
              members:
                bob@acme.example:
                kim@acme.example:
            fraud:
              members:
                ada@acme.example:
          workspaces:
            prod:
              access:
                group:claims: reviewer
                bob@acme.example: { role: developer, until: 2026-11-27 }
                ada@acme.example: manager
          """,
          "sandbox.json",
          """
          {"caller": "root@acme.example",
           "members": {
             "root@acme.example": "admin", "ada@acme.example": "admin",
             "bob@acme.example": "member", "kim@acme.example": "member",
             "leaver@acme.example": "member",
             "slow@acme.example": {"role": "member", "status": "invited",
               "invited_at": "2026-11-02T09:00:00Z", "last_sent_at": "2026-11-02T09:00:00Z",
               "sends": 1}},
           "groups": {"claims": {"bob@acme.example": "member", "leaver@acme.example": "member"}},
           "workspaces": {"prod": {"access": {"ada@acme.example": "tester"}}}}
          """);

  /** What is planned of that, in the order of the plan. */
  private static final List<String> PLANNED =
      List.of(
          "create group/fraud",
          "invite member/new@acme.example",
          "resend member/slow@acme.example",
          "add group/claims/kim@acme.example",
          "add group/fraud/ada@acme.example",
          "grant workspace/prod/bob@acme.example",
          "grant workspace/prod/group:claims",
          "set_role workspace/prod/ada@acme.example",
          "remove member/leaver@acme.example");

  @TempDir private Path folder;
  private Path project;
  private Path plan;

  @BeforeEach
  void save() throws IOException {
    project = Projects.write(folder.resolve("acme"), PROJECT);
    plan = folder.resolve("plan.json");
    Ran ran = Ran.rollcall("plan", project, "--out", plan, "--format", "json");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(changes(ran)).isEqualTo(PLANNED);
  }

  private static List<String> changes(Ran plan) {
    JsonNode changes = JSON.readTree(plan.out()).get("changes");
    return changes
        .valueStream()
        .map(c -> c.get("action").asString() + " " + c.get("address").asString())
        .toList();
  }

  private void edit(String file, String from, String to) throws IOException {
    Path path = project.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(from);
    Files.writeString(path, text.replace(from, to));
  }

  private Ran apply(Instant at) {
    return Ran.on(at, "apply", project, "--plan", plan, "--format", "json");
  }

  private void assertStale(Instant at, String... said) {
    Ran ran = apply(at);
    assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.STALE);
    assertThat(ran.err()).contains("The saved plan is stale").contains(said);
    assertThat(project.resolve(".rollcall")).as("nothing was sent").doesNotExist();
  }

  static Stream<Arguments> edits() {
    return Stream.of(
        stale("a role changed by hand", "sandbox.json", "\"tester\"", "\"reviewer\"", "tester"),
        stale("a role changed to what is declared", "sandbox.json", "tester", "manager", "nothing"),
        stale(
            "a group deleted by hand",
            "sandbox.json",
            "\"claims\": {\"bob@acme.example\": \"member\", \"leaver@acme.example\": \"member\"}",
            "",
            "it needs group/claims, which is gone"),
        stale(
            "a group created by hand",
            "sandbox.json",
            "\"groups\": {",
            "\"groups\": {\"fraud\": {}, ",
            "group fraud"),
        stale(
            "a person removed by hand",
            "sandbox.json",
            "\"kim@acme.example\": \"member\",",
            "",
            "kim@acme.example"),
        stale(
            "more that would go with a leaver",
            "sandbox.json",
            "\"access\": {",
            "\"access\": {\"leaver@acme.example\": \"manager\", ",
            "its consequences changed"),
        stale(
            "an invitation sent again by hand",
            "sandbox.json",
            "\"last_sent_at\": \"2026-11-02",
            "\"last_sent_at\": \"2026-11-23",
            "slow@acme.example"),
        stale("a workspace gone", "sandbox.json", "{\"prod\"", "{\"test\"", "workspace prod"),
        stale(
            "another organization",
            "rollcall.yaml",
            "organization: acme",
            "organization: other",
            "organization acme, not other"),
        stale(
            "an entry edited",
            "access.yaml",
            "manager",
            "developer",
            "tester -> manager",
            "tester -> developer"),
        stale("an entry deleted", "access.yaml", "group:claims: reviewer", "", "group:claims"),
        stale("a group renamed", "access.yaml", "  fraud:", "  forgery:", "group fraud"),
        stale(
            "what is named by no group any more",
            "members.yaml",
            "  kim@acme.example: { until: 2026-11-27 }",
            "  kim@acme.example: { until: 2026-11-23 }",
            "kim@acme.example"),
        stale(
            "a leaver stays",
            "members.yaml",
            "members:",
            "members:\n  leaver@acme.example:",
            "leaver"),
        stale("prune turned off", "rollcall.yaml", "prune: true", "prune: false", "leaver"),
        stale(
            "somebody ignored from now on",
            "rollcall.yaml",
            "[\"root@acme.example\"]",
            "[\"root@acme.example\", \"leaver@*\"]",
            "leaver"),
        stale("a guard raised", "rollcall.yaml", "100%", "0", "a guard now refuses"));
  }

  /** A name, a file, what to replace by what in it, and what is said. */
  private static Arguments stale(String name, String file, String from, String to, String... said) {
    return arguments(name, file, List.of(from, to), List.of(said));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("edits")
  void isStale(String name, String file, List<String> edit, List<String> said) throws IOException {
    edit(file, edit.get(0), edit.get(1));
    assertStale(Ran.NOW, said.toArray(String[]::new));
  }

  @Test
  void isStaleWhereALeaverIsGoneAlready() throws IOException {
    edit("sandbox.json", "\"leaver@acme.example\": \"member\",", "");
    edit("sandbox.json", ", \"leaver@acme.example\": \"member\"", "");
    assertStale(Ran.NOW, "leaver@acme.example", "nothing is planned");
  }

  @Test
  void isStaleOnceAWindowHasEnded() {
    assertStale(LATER, "bob@acme.example", "kim@acme.example", "nothing is planned");
    assertThat(apply(Instant.parse("2026-11-27T23:59:59Z")).code()).isZero();
  }

  static Stream<Arguments> unrelated() {
    return Stream.of(
        arguments("nothing", "rollcall.yaml", "acme", "acme", List.of()),
        arguments(
            "somebody declared",
            "members.yaml",
            "members:",
            "members:\n  more@acme.example:",
            List.of("invite member/more@acme.example")),
        arguments(
            "somebody in a group a change rests on",
            "access.yaml",
            "claims:\n    members:",
            "claims:\n    members:\n      ada@acme.example:",
            List.of("add group/claims/ada@acme.example")),
        arguments(
            "another workspace's access",
            "access.yaml",
            "workspaces:",
            "  other:\n    members:\n      bob@acme.example:\nworkspaces:",
            List.of("create group/other", "add group/other/bob@acme.example")),
        arguments(
            "somebody new by hand",
            "sandbox.json",
            "\"members\": {",
            "\"members\": {\"guest@acme.example\": \"member\", ",
            List.of("remove member/guest@acme.example")),
        arguments(
            "a role no change is about",
            "sandbox.json",
            "\"bob@acme.example\": \"member\", \"leaver",
            "\"bob@acme.example\": \"manager\", \"leaver",
            List.of("set_role group/claims/bob@acme.example")),
        arguments("a note", "members.yaml", "{ until: ", "{ note: x, until: ", List.of()),
        arguments("lines moved", "access.yaml", "groups:", "# of teams\n\n\ngroups:", List.of()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unrelated")
  void isAppliedExactly(String name, String file, String from, String to, List<String> left)
      throws IOException {
    edit(file, from, to);
    assertThat(applied(apply(Ran.NOW))).isEqualTo(PLANNED);
    assertThat(changes(Ran.rollcall("plan", project, "--format", "json"))).isEqualTo(left);
  }

  private static List<String> applied(Ran ran) {
    assertThat(ran.code()).as(ran.err()).isZero();
    JsonNode results = JSON.readTree(ran.out()).get("results");
    assertThat(results).allMatch(r -> r.get("outcome").asString().equals("applied"));
    return results
        .valueStream()
        .map(r -> r.get("action").asString() + " " + r.get("address").asString())
        .toList();
  }

  @Test
  void isAppliedToWhoAcceptedMeanwhile() throws IOException {
    String invited = Files.readString(project.resolve("sandbox.json"));
    int begin = invited.indexOf("{\"role\"");
    int end = invited.indexOf('}', begin) + 1;
    edit("sandbox.json", invited.substring(begin, end), "\"member\"");
    Ran ran = apply(Ran.NOW);
    assertThat(applied(ran))
        .isEqualTo(PLANNED.stream().filter(change -> !change.startsWith("resend")).toList());
    assertThat(ran.err()).contains("slow@acme.example: has joined in the meantime");
  }

  @Test
  void leavesWhatBecameDueForAnotherRun() throws IOException {
    edit("members.yaml", "new@acme.example:", "new@acme.example: { from: 2026-11-24 }");
    edit("members.yaml", "members:", "members:\n  soon@acme.example: { from: 2026-11-26 }");
    Instant due = Instant.parse("2026-11-26T09:00:00Z");
    assertThat(applied(apply(due))).isEqualTo(PLANNED);
    assertThat(changes(Ran.rollcall("plan", project, "--format", "json", "--at", due)))
        .isEqualTo(List.of("invite member/soon@acme.example"));
  }

  @Test
  void aNewRoleForSomebodyRemovedSinceIsStale() throws IOException {
    String grace = ", \"grace@acme.example\": \"member\"";
    project =
        Projects.write(
            folder.resolve("raise"),
            Map.of(
                "rollcall.yaml",
                "organization: acme\nprovider: { type: sandbox }\nignore: [root@acme.example]\n",
                "members.yaml",
                "members: { ada@acme.example: admin, grace@acme.example: admin }\n",
                "sandbox.json",
                "{\"caller\": \"root@acme.example\", \"members\": {\"root@acme.example\":"
                    + " \"admin\","
                    + (" \"ada@acme.example\": \"admin\"" + grace + "}}")));
    Ran ran = Ran.rollcall("plan", project, "--out", plan, "--format", "json");
    assertThat(changes(ran)).containsExactly("set_role member/grace@acme.example");
    edit("sandbox.json", grace, "");
    assertStale(LATER, "it needs member/grace@acme.example, which is gone");
  }
}
