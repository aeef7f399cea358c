package dev.rollcall.cli;

import static dev.rollcall.cli.EvasionProject.delete;
import static dev.rollcall.cli.EvasionProject.nothingBut;
import static dev.rollcall.cli.EvasionProject.replace;
import static dev.rollcall.cli.EvasionProject.replaceAll;
import static dev.rollcall.cli.EvasionProject.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
 * Ways to take access away that do not look like it. Guards judge where the files lead, whatever
 * way they take: each is refused for every class that would lose too much, and nothing is sent.
 */
final class GuardEvasionTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String OVER = "until: 2026-11-23";

  private static final String MEMBERS = "max_removals members";
  private static final String ACCOUNTS = "max_removals service_accounts";
  private static final String GROUPS = "max_removals groups";
  private static final String MEMBERSHIPS = "max_removals group_memberships";
  private static final String GRANTS = "max_removals workspace_grants";
  private static final String ADMINS = "min_admins";
  private static final String PROTECTED = "protect members";
  private static final String STRANGERS = "first_contact members";
  private static final String CALLER = "caller members";

  /** The product's roles, the highest first. */
  private static final String UPSIDE_DOWN =
      """

      roles:
        organization: [admin, member]
        group: [manager, member]
        workspace: [manager, developer, tester, review_manager, reviewer]
      """;

  private static final EvasionProject.Edit LADDERS_TURNED =
      replace("rollcall.yaml", "\\z", UPSIDE_DOWN);

  @TempDir private Path folder;
  private EvasionProject project;

  @BeforeEach
  void prepare() throws IOException {
    project = EvasionProject.in(folder);
  }

  private record Way(String name, List<EvasionProject.Edit> edits) {
    Arguments isRefusedBy(String... guards) {
      return arguments(name, edits, List.of(guards));
    }
  }

  private static Way way(String name, EvasionProject.Edit... edits) {
    return new Way(name, List.of(edits));
  }

  static Stream<Arguments> ways() {
    return Stream.of(
        way("a section emptied: members", nothingBut("all.yaml", "members: {}\n"))
            .isRefusedBy(STRANGERS, MEMBERS, MEMBERSHIPS, GRANTS, ADMINS, PROTECTED),
        way("a section emptied: groups", nothingBut("all.yaml", "groups: {}\n"))
            .isRefusedBy(GROUPS, MEMBERSHIPS, GRANTS),
        way("a section emptied: service accounts", write("accounts.yaml", "service_accounts: {}\n"))
            .isRefusedBy(ACCOUNTS),
        way("a group emptied", write("claims.yaml", "groups: {claims: {members: {}}}\n"))
            .isRefusedBy(MEMBERSHIPS),
        way("a workspace emptied", write("prod.yaml", "workspaces: {prod: {access: {}}}\n"))
            .isRefusedBy(GRANTS),
        way("a group renamed", replaceAll("\\bclaims\\b", "claims-team")).isRefusedBy(MEMBERSHIPS),
        way(
                "a group renamed that is on many workspaces",
                replaceAll("\\bwide\\b", "wider"),
                delete("teams.yaml"))
            .isRefusedBy(GROUPS, MEMBERSHIPS, GRANTS),
        way("a file of people deleted", delete("others.yaml")).isRefusedBy(MEMBERS),
        way("a file of groups deleted", delete("teams.yaml")).isRefusedBy(GROUPS, MEMBERSHIPS),
        way("a group deleted with its grants", delete("wide.yaml", "spaces.yaml", "prod.yaml"))
            .isRefusedBy(GRANTS),
        way("all windows end on one day", replace("others.yaml", ": \n", ": { " + OVER + " }\n"))
            .isRefusedBy(MEMBERS),
        way("all windows begin later", replace("others.yaml", ": \n", ": {from: 2026-11-25}\n"))
            .isRefusedBy(MEMBERS),
        way(
                "all windows end, of people who are in groups",
                replace("people.yaml", ": \n", ": { " + OVER + " }\n"))
            .isRefusedBy(MEMBERS, MEMBERSHIPS, GRANTS),
        way("windows in a group end", replace("teams.yaml", ": \n", ": { " + OVER + " }\n"))
            .isRefusedBy(MEMBERSHIPS),
        way(
                "windows in a workspace end",
                replace("prod.yaml", "developer", "{ role: developer, " + OVER + " }"))
            .isRefusedBy(GRANTS),
        way("roles lowered in bulk", replace("prod.yaml", "developer", "reviewer"))
            .isRefusedBy(GRANTS),
        way("roles lowered in bulk, in a group", replace("claims.yaml", "manager", "member"))
            .isRefusedBy(MEMBERSHIPS),
        way("roles lowered by leaving them out", replace("claims.yaml", "manager", ""))
            .isRefusedBy(MEMBERSHIPS),
        way("an admin lowered by leaving the role out", replace("admins.yaml", "(p01.*:).*", "$1"))
            .isRefusedBy(ADMINS),
        way(
                "an admin replaced by somebody who has not joined",
                replace("admins.yaml", "p01.*", "new@acme.example: admin"),
                replace("people.yaml", "\\z", "      p01@acme.example:\n"))
            .isRefusedBy(ADMINS),
        way(
                "an admin whose window ends",
                replace("admins.yaml", "(p01.*:).*", "$1 { role: admin, " + OVER + " }"))
            .isRefusedBy(ADMINS),
        way(
                "the protected lowered, and replaced",
                replace("admins.yaml", "(p00.*:).*", "$1"),
                replace("people.yaml", "(p02.*:)", "$1 admin"))
            .isRefusedBy(PROTECTED),
        way(
                "the protected whose window ends, and replaced",
                replace("admins.yaml", "(p00.*:).*", "$1 { role: admin, " + OVER + " }"),
                replace("people.yaml", "(p02.*:)", "$1 admin"))
            .isRefusedBy(PROTECTED),
        way(
                "the account rollcall runs as lowered, and replaced",
                replace("admins.yaml", "(root.*:).*", "$1"),
                replace("people.yaml", "(p02.*:)", "$1 admin"))
            .isRefusedBy(CALLER),
        way(
                "people moved to another section",
                replace("others.yaml", "members:", "service_accounts:"),
                replace("others.yaml", " +(.*)@acme.example: \n", "  $1:\n"))
            .isRefusedBy(MEMBERS),
        way(
                "people moved to another group",
                write("claims.yaml", "groups: {claims: {members: {}}}\n"),
                replace("teams.yaml", "  ops:\n    members:\n( *)", "$0p12@acme.example:\n$1"))
            .isRefusedBy(MEMBERSHIPS),
        way(
                "the ignored no longer declared nor ignored",
                replace("sandbox.json", "\"members\": \\{", "$0" + guests(9)))
            .isRefusedBy(MEMBERS),
        way(
                "a little of each, but too much of one",
                replace("others.yaml", " *p4[0-4].*: \n", ""),
                replace("people.yaml", "p39.*: \n", "p39@acme.example: { " + OVER + " }\n"))
            .isRefusedBy(MEMBERS));
  }

  private static String guests(int number) {
    StringBuilder guests = new StringBuilder();
    for (int i = 0; i < number; i++) {
      guests.append("\"guest").append(i).append("@acme.example\": \"member\", ");
    }
    return guests.toString();
  }

  private void edit(List<EvasionProject.Edit> edits) throws IOException {
    assertThat(plan().get("changes")).as("at first").isEmpty();
    for (EvasionProject.Edit edit : edits) {
      edit.in(project);
    }
  }

  private JsonNode plan(Object... further) {
    Ran ran = run("plan", further, "--format", "json");
    assertThat(ran.code()).as(ran.err()).isZero();
    return JSON.readTree(ran.out());
  }

  private Ran run(String command, Object[] further, Object... more) {
    Stream<Object> words = Stream.of(command, project.folder());
    return Ran.rollcall(
        Stream.of(words, Stream.of(further), Stream.of(more)).flatMap(part -> part).toArray());
  }

  private static List<String> refusals(JsonNode plan) {
    return plan.get("verdict")
        .get("violations")
        .valueStream()
        .map(
            v ->
                v.get("class").isNull()
                    ? v.get("guard").asString()
                    : v.get("guard").asString() + " " + v.get("class").asString())
        .distinct()
        .toList();
  }

  private void assertRefused(Object... further) {
    Ran ran = run("apply", further, "--yes");
    assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.REFUSED);
    assertThat(project.folder().resolve(".rollcall")).as("nothing was sent").doesNotExist();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void isRefused(String name, List<EvasionProject.Edit> edits, List<String> guards)
      throws IOException {
    edit(edits);
    assertThat(refusals(plan())).as(name).containsExactlyInAnyOrderElementsOf(guards);
    assertRefused();
  }

  static Stream<Arguments> harmless() {
    return Stream.of(
        arguments(
            "the case of an e-mail",
            List.of(replaceAll("p(2[0-9])@acme.example", "P$1@ACME.Example"))),
        arguments(
            "a file of workspaces deleted: they are no longer managed",
            List.of(delete("prod.yaml"))),
        arguments(
            "another file for the same",
            List.of(
                write("others.yaml", "members: {}\n"),
                replace("people.yaml", "\\z", people(40, 50)))),
        arguments(
            "people ignored from now on",
            List.of(
                replaceAll(" *p1[0-9].*\n", ""),
                replace("rollcall.yaml", "\\z", "ignore: [\"p1*\"]\n"))));
  }

  private static String people(int from, int to) {
    StringBuilder people = new StringBuilder();
    for (int i = from; i < to; i++) {
      people.append("      p").append(i).append("@acme.example:\n");
    }
    return people.toString();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("harmless")
  void takesNothingAway(String name, List<EvasionProject.Edit> edits) throws IOException {
    edit(edits);
    assertThat(plan().get("changes")).as(name).isEmpty();
  }

  @Test
  void aLadderTurnedUpsideDownIsAnError() throws IOException {
    edit(List.of(LADDERS_TURNED, replace("admins.yaml", "(p01.*:).*", "$1 member")));
    Ran ran = run("apply", new Object[0], "--yes");
    assertThat(ran.code()).isEqualTo(ExitCode.INVALID);
    assertThat(ran.err())
        .contains("rollcall.yaml:7:3: error[roles-in-another-order]: roles.organization must")
        .contains("roles.group", "roles.workspace", "the organization's order: member, admin\n");
  }

  @Test
  void theCaseOfAGroupIsAnError() throws IOException {
    edit(List.of(replaceAll("\\bclaims\\b", "Claims")));
    assertThat(run("apply", new Object[0], "--yes").code()).isEqualTo(ExitCode.INVALID);
  }

  @Test
  void whatIsNamedAndNoLongerDeclaredIsAnError() throws IOException {
    edit(List.of(delete("people.yaml")));
    assertThat(run("apply", new Object[0], "--yes").code()).isEqualTo(ExitCode.INVALID);
  }

  @Test
  void guardsRaisedInTheProjectDoNotCountBesideTrustedSettings() throws IOException {
    Path trusted = folder.resolve("trusted.yaml");
    Files.writeString(
        trusted,
        Files.readString(project.folder().resolve("rollcall.yaml"))
            .replace("type: sandbox", "type: sandbox, seed: acme/sandbox.json"));
    edit(
        List.of(
            delete("others.yaml"),
            replace("rollcall.yaml", "guards: .*", "guards: { max_removals: 100% }")));
    assertThat(refusals(plan())).isEmpty();
    assertThat(refusals(plan("--settings", trusted))).containsExactly(MEMBERS);
    assertRefused("--settings", trusted);
  }

  @Test
  void aPartIsJudgedAsWell() throws IOException {
    edit(List.of(replace("others.yaml", ": \n", ": { " + OVER + " }\n")));
    assertRefused("--only", "due");
  }

  @Test
  void onlyOneGuardIsRaisedAtATime() throws IOException {
    edit(
        List.of(
            delete("others.yaml"),
            replace("admins.yaml", "(p00.*:).*", "$1"),
            replace("people.yaml", "(p02.*:)", "$1 admin")));
    assertThat(refusals(plan("--allow", "max_removals=100%"))).containsExactly(PROTECTED);
    assertThat(refusals(plan("--allow", "protect=p00@acme.example"))).containsExactly(MEMBERS);
    assertRefused("--allow", "max_removals=100%", "--allow", "min_admins=0");
  }

  @Test
  void removalsThatAreWithheldAreNotMade() throws IOException {
    edit(
        List.of(
            delete("others.yaml"),
            replace("prod.yaml", "developer", "reviewer"),
            replace("people.yaml", "\\z", "      new@acme.example:\n")));
    List<String> before = addresses();
    Ran ran = run("apply", new Object[] {"--no-removals"}, "--yes");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("Applied 1 of 1");
    assertThat(addresses())
        .isEqualTo(before.stream().filter(a -> !a.equals("member/new@acme.example")).toList());
  }

  private List<String> addresses() {
    return plan().get("changes").valueStream().map(c -> c.get("address").asString()).toList();
  }
}
