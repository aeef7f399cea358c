package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A project whose live side is lists: commands from end to end. */
final class SnapshotProjectTest {
  private static final String SETTINGS =
      """
      organization: acme
      provider:
        type: snapshot
        members: lists/members.csv
        groups: lists/groups.csv
      prune: true
      guards: {max_removals: 50%}
      """;

  @TempDir private Path folder;
  private Path project;

  @BeforeEach
  void write() throws IOException {
    project =
        Projects.write(
            folder.resolve("acme"),
            Map.of(
                "rollcall.yaml",
                SETTINGS,
                "roster.yaml",
                """
                members:
                  ada@acme.example: admin
                  grace@acme.example:
                  hedy@acme.example:
                groups:
                  claims:
                    members:
                      grace@acme.example: manager
                """,
                "lists/members.csv",
                """
                Email,Role,Status
                ada@acme.example,Admin,Joined
                hedy@acme.example,Member,Invited
                gone@acme.example,Member,Joined
                """,
                "lists/groups.csv",
                "Group,Member,Role\nclaims,gone@acme.example,Member\n"));
  }

  private void edit(String file, String from, String to) throws IOException {
    String text = Files.readString(project.resolve(file));
    assertThat(text).contains(from);
    Files.writeString(project.resolve(file), text.replace(from, to));
  }

  private List<Path> kept(String kind) throws IOException {
    Path files = project.resolve(".rollcall").resolve(kind);
    if (!Files.exists(files)) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(files)) {
      return list.toList();
    }
  }

  @Test
  void applyHandsEverythingOver() throws IOException {
    Ran ran = Ran.rollcall("apply", project, "--yes", "--format", "json");
    assertThat(ran.code()).as(ran.err()).isZero();
    JsonNode report = new ObjectMapper().readTree(ran.out());
    assertThat(report.get("results"))
        .hasSize(3)
        .allMatch(result -> result.get("outcome").asString().equals("handed_over"));
    List<Path> runbooks = kept("runbook");
    assertThat(runbooks).hasSize(1);
    assertThat(runbooks.get(0).getFileName().toString())
        .matches("20261124T090000Z-[0-9a-f]{8}\\.md");
    assertThat(ran.err()).contains("Wrote the steps for an admin: " + runbooks.get(0));
    assertThat(runbooks.get(0))
        .content()
        .contains("Invite `grace@acme.example`")
        .contains("Add `grace@acme.example` to group `claims` as **Group manager**")
        .contains("Delete `gone@acme.example` from the organization");
    assertThat(kept("journal")).as("nothing was sent").isEmpty();
  }

  @Test
  void eachRunKeepsItsRunbook() throws IOException {
    assertThat(Ran.rollcall("apply", project, "--yes").code()).isZero();
    assertThat(Ran.rollcall("apply", project, "--yes").code()).isZero();
    assertThat(kept("runbook")).hasSize(2);
  }

  @Test
  void aFileThatWasAskedForIsReplaced() throws IOException {
    Path file = Files.writeString(folder.resolve("runbook.md"), "old");
    Ran ran = Ran.rollcall("apply", project, "--yes", "--runbook", file);
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(file).content().startsWith("# Runbook for `acme`");
    assertThat(kept("runbook")).isEmpty();
  }

  @Test
  void whatCannotBeWrittenIsNotHandedOver() {
    Path file = folder.resolve("no/such/runbook.md");
    Ran ran = Ran.rollcall("apply", project, "--yes", "--runbook", file);
    assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("error: cannot write " + file);
  }

  @Test
  void whatAGuardRefusesIsNotHandedOver() throws IOException {
    edit("rollcall.yaml", "50%", "0");
    Path file = folder.resolve("runbook.md");
    Ran ran = Ran.rollcall("apply", project, "--yes", "--runbook", file);
    assertThat(ran.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(ran.err()).contains("max_removals").contains("No runbook was written");
    assertThat(file).doesNotExist();
    assertThat(kept("runbook")).isEmpty();
  }

  @Test
  void nothingIsHandedOverWithoutAYes() throws IOException {
    assertThat(Ran.typing("no\n", "apply", project).code()).isEqualTo(ExitCode.FAILED);
    assertThat(kept("runbook")).isEmpty();
    Ran yes = Ran.typing("yes\n", "apply", project);
    assertThat(yes.code()).as(yes.err()).isZero();
    assertThat(kept("runbook")).hasSize(1);
  }

  @Test
  void withheldChangesAreInNoRunbook() throws IOException {
    Path file = folder.resolve("runbook.md");
    Ran ran = Ran.rollcall("apply", project, "--yes", "--no-removals", "--runbook", file);
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("withheld: remove member/gone@acme.example");
    assertThat(file).content().contains("grace@acme.example").doesNotContain("gone@acme.example");
  }

  @Test
  void aSavedPlanIsHandedOverWhileItIsCurrent() throws IOException {
    Path plan = folder.resolve("plan.json");
    assertThat(Ran.rollcall("plan", project, "--out", plan).code()).isZero();
    assertThat(Ran.rollcall("apply", project, "--plan", plan).code()).isZero();
    edit("lists/members.csv", "gone@acme.example,Member", "gone@acme.example,Admin");
    Ran stale = Ran.rollcall("apply", project, "--plan", plan);
    assertThat(stale.code()).as(stale.err()).isEqualTo(ExitCode.STALE);
    assertThat(kept("runbook")).hasSize(1);
  }

  @Test
  void otherProvidersNeedNoRunbook() throws IOException {
    Path acme = Projects.copy(Path.of("examples/acme"), folder.resolve("sandbox"));
    Path file = folder.resolve("runbook.md");
    Ran ran = Ran.rollcall("apply", acme, "--yes", "--runbook", file);
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("No runbook was written: nothing was handed over.");
    assertThat(file).doesNotExist();
  }

  @Test
  void whatHasNoListCannotBeDeclared() throws IOException {
    Files.writeString(
        project.resolve("more.yaml"), "service_accounts: {}\nworkspaces:\n  w: {access: {}}\n");
    Ran ran = Ran.rollcall("validate", project);
    assertThat(ran.code()).isEqualTo(ExitCode.INVALID);
    assertThat(ran.out())
        .isEqualTo(
            """
            more.yaml:1:1: error[unsupported-section]: no list of service accounts is given
              hint: set provider.service_accounts: FILE.csv in the settings, or delete this section
            more.yaml:2:1: error[unsupported-section]: no list of workspaces is given
              hint: set provider.workspaces: FILE.csv in the settings, or delete this section
            2 errors
            """);
  }

  @Test
  void whoIsOnNoListCannotBeAdded() throws IOException {
    edit("roster.yaml", "grace@acme.example: manager", "service:ci:");
    Ran ran = Ran.rollcall("plan", project);
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("roster.yaml:8:7: warning[not-present]: it is unknown whether service:ci is in")
        .doesNotContain("add service:ci");
  }

  @Test
  void sendsCannotBeLimitedUncounted() throws IOException {
    edit("rollcall.yaml", "prune: true", "invitations: {resend_after: 7d, max_sends: 3}");
    Ran uncounted = Ran.rollcall("plan", project);
    assertThat(uncounted.code()).isEqualTo(ExitCode.INVALID);
    assertThat(uncounted.err())
        .contains("rollcall.yaml:6:")
        .contains("error[unsupported-setting]")
        .contains("or add a column sends to the list of members");
    Files.writeString(
        project.resolve("lists/members.csv"),
        """
        Email,Role,Status,Emails sent,Last sent
        ada@acme.example,Admin,Joined,,
        hedy@acme.example,Member,Invited,1,2026-11-01
        gone@acme.example,Member,Joined,,
        """);
    Ran counted = Ran.rollcall("plan", project);
    assertThat(counted.code()).as(counted.err()).isZero();
    assertThat(counted.out()).contains("resend hedy@acme.example: e-mails 1 -> 2");
  }

  @Test
  void nothingIsSentAgainWithoutTheTimeOfTheLastEmail() throws IOException {
    edit("rollcall.yaml", "prune: true", "invitations: {resend_after: 7d}");
    Ran ran = Ran.rollcall("plan", project);
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("rollcall.yaml:6:15: warning[last-sent-unknown]: 1 invitation is never resent")
        .contains("hedy@acme.example: invited")
        .doesNotContain("resend hedy@acme.example");
  }

  @Test
  void mistakesInListsAreSaidAtTheirPlaces() throws IOException {
    edit("lists/members.csv", "hedy@acme.example,Member", "hedy@acme.example,Boss");
    edit("lists/groups.csv", "Role", "Rolle");
    Ran ran = Ran.rollcall("plan", project);
    assertThat(ran.code()).isEqualTo(ExitCode.INVALID);
    assertThat(ran.err())
        .contains("lists/groups.csv:1:1: error[missing-column]")
        .contains("lists/members.csv:3:19: error[unknown-role]");
    Files.delete(project.resolve("lists/members.csv"));
    assertThat(Ran.rollcall("plan", project).err())
        .contains("rollcall.yaml:4:3: error[unreadable]: lists/members.csv cannot be read");
    assertThat(Ran.rollcall("validate", project).code()).as("validate reads no live side").isZero();
  }

  @Test
  void theFirstPlanOfWhatIsImportedIsEmpty() throws IOException {
    Path imported = folder.resolve("a/b/imported");
    Ran ran = Ran.rollcall("import", imported, "--from", project);
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(Files.readString(imported.resolve("rollcall.yaml")))
        .contains("type: snapshot\n")
        .contains("members: \"../../../acme/lists/members.csv\"\n")
        .contains("groups: \"../../../acme/lists/groups.csv\"\n")
        .doesNotContain("workspaces")
        .doesNotContain("service_accounts");
    try (Stream<Path> files = Files.list(imported)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("rollcall.yaml", "members.yaml", "groups.yaml");
    }
    Ran plan = Ran.rollcall("plan", imported, "--detailed-exitcode");
    assertThat(plan.code()).as(plan.out() + plan.err()).isZero();
    assertThat(plan.out()).contains("No changes").doesNotContain("nmanaged");
  }

  @Test
  void onlySettingsNameLists() throws IOException {
    assertThat(Ran.rollcall("plan", project, "--provider", "snapshot").code()).isZero();
    Ran url = Ran.rollcall("plan", project, "--url", "https://x.example/api");
    assertThat(url.code()).isEqualTo(ExitCode.USAGE);
    assertThat(url.err())
        .contains("--url is not an option of the provider snapshot, only of aihub or keycloak")
        .contains("--provider aihub");
    Ran unnamed = Ran.rollcall("plan", Path.of("examples/acme"), "--provider", "snapshot");
    assertThat(unnamed.code()).isEqualTo(ExitCode.USAGE);
    assertThat(unnamed.err())
        .contains("can only be named in settings")
        .contains("members: members.csv");
  }
}
