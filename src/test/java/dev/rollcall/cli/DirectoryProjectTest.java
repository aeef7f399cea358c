package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.live.Provider;
import dev.rollcall.live.directory.DirectoryProvider;
import dev.rollcall.live.http.NetworkEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider that is a package of its own and a line of the registry, from end to end. */
final class DirectoryProjectTest {
  private static final String SETTINGS =
      """
      organization: acme
      provider: { type: directory, file: people.json }
      prune: true
      ignore: [Robot]
      guards: { max_removals: 100%, protect: [ada-l] }
      """;

  private static final String LIVE =
      """
      {"members": {"Ada-L": "admin", "linus": "member", "robot": "admin"},
       "groups": {"claims": {"Ada-L": "member", "linus": "member"}, "old": {}}}
      """;

  private static final String ROSTER =
      """
      members:
        ada-l: admin
        Grace-H: admin
      groups:
        claims:
          members:
            Grace-H:
            ada-l:
        tools: {}
      """;

  @TempDir private Path folder;
  private Path project;

  @BeforeEach
  void write() throws IOException {
    project =
        Projects.write(
            folder.resolve("acme"),
            Map.of("rollcall.yaml", SETTINGS, "roster.yaml", ROSTER, "people.json", LIVE));
  }

  private static List<Provider> providers(NetworkEnvironment network) {
    List<Provider> providers = new ArrayList<>(ProviderRegistry.providers(network));
    providers.add(new DirectoryProvider());
    return providers;
  }

  private static Ran rollcall(Object... args) {
    return Ran.ofProviders(DirectoryProjectTest::providers, args);
  }

  private void say(String file, String text) throws IOException {
    Files.writeString(project.resolve(file), text);
  }

  private String people() throws IOException {
    return Files.readString(project.resolve("people.json"));
  }

  @Test
  void validateKnowsPeopleByTheirLogin() throws IOException {
    assertThat(rollcall("validate", project).code()).isZero();

    say("roster.yaml", "members:\n  ada@acme.example: admin\n  group:x:\n");
    Ran ran = rollcall("validate", project);
    assertThat(ran.code()).isEqualTo(ExitCode.INVALID);
    assertThat(ran.out())
        .contains(
            "roster.yaml:2:3: error[invalid-login]: \"ada@acme.example\" is not a valid login")
        .contains("roster.yaml:3:3: error[invalid-login]: \"group:x\" is not a valid login")
        .doesNotContain("e-mail");
  }

  @Test
  void validateKnowsTheKeysOfTheProvider() throws IOException {
    say("rollcall.yaml", "organization: acme\nprovider: {type: directory, fil: people.json}\n");
    assertThat(rollcall("validate", project).out())
        .contains("error[missing-key]: \"file\" is missing")
        .contains("hint: name the file of the directory")
        .contains("error[unknown-key]: unknown key \"fil\"")
        .contains("did you mean \"file\"");
  }

  @Test
  void otherProvidersStayAsTheyAre() throws IOException {
    say("rollcall.yaml", "organization: acme\nprovider: {type: sandbox}\n");
    assertThat(rollcall("validate", project).out())
        .contains("error[invalid-email]: \"ada-l\" is not a valid e-mail address");
  }

  @Test
  void planApplyAndPlanAgain() throws IOException {
    Ran planned = rollcall("plan", project, "--detailed-exitcode");
    assertThat(planned.code()).isEqualTo(ExitCode.PENDING);
    assertThat(planned.out())
        .contains("+ invite grace-h")
        .contains("+ add grace-h to group claims")
        .contains("- remove linus")
        .contains("- delete group old")
        .doesNotContain("ada-l")
        .doesNotContain("robot");

    Ran applied = rollcall("apply", project, "--yes");
    assertThat(applied.err()).contains("grace-h");
    assertThat(applied.code()).isZero();
    assertThat(people())
        .contains("\"Grace-H\":\"admin\"", "\"tools\":{}", "\"robot\":\"admin\"")
        .doesNotContain("linus")
        .doesNotContain("old");

    assertThat(rollcall("plan", project, "--detailed-exitcode").out()).contains("No changes.");
  }

  @Test
  void aSavedPlanIsApplied() throws IOException {
    Path saved = folder.resolve("plan.json");
    assertThat(rollcall("plan", project, "--out", saved).code()).isZero();
    assertThat(rollcall("apply", project, "--plan", saved).code()).isZero();
    assertThat(people()).contains("\"Grace-H\":\"admin\"");
  }

  @Test
  void importTakesItsOptionAndPlansNothing() throws IOException {
    Path imported = folder.resolve("imported");
    Ran ran =
        rollcall(
            "import",
            imported,
            "--provider",
            "directory",
            "--directory",
            project.resolve("people.json"),
            "--organization",
            "acme");

    assertThat(ran.err()).contains("Its first plan is empty");
    assertThat(imported.resolve("members.yaml")).content().contains("  Ada-L: admin\n");
    assertThat(imported.resolve("workspaces.yaml")).doesNotExist();
    assertThat(rollcall("plan", imported, "--detailed-exitcode").code()).isZero();
    assertThat(rollcall("fmt", imported, "--check").code()).isZero();
  }

  @Test
  void itsOptionBelongsToNoOtherProvider() {
    Ran ran = rollcall("plan", project, "--provider", "sandbox", "--directory", "x.json");
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).contains("--directory").contains("--provider directory");
  }

  @Test
  void driftIsAdoptedInTheLoginsOfTheProvider() throws IOException {
    assertThat(rollcall("apply", project, "--yes").code()).isZero();
    assertThat(rollcall("drift", project).code()).isZero();

    say("people.json", people().replace("\"members\":{", "\"members\":{\"New-One\":\"member\","));
    Ran drifted = rollcall("drift", project);
    assertThat(drifted.code()).isEqualTo(ExitCode.PENDING);
    assertThat(drifted.out()).contains("new-one").contains("New-One: member");
  }

  @Test
  void fmtOrdersLogins() throws IOException {
    say("roster.yaml", "members:\n  zoe:\n  Bob:\n  ada-l: admin\n");
    assertThat(rollcall("fmt", project).code()).isZero();
    assertThat(project.resolve("roster.yaml"))
        .content()
        .isEqualTo("members:\n  ada-l: admin\n  Bob:\n  zoe:\n");
  }
}
