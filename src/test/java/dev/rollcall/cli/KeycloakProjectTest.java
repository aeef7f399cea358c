package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.live.http.StubServer;
import dev.rollcall.live.keycloak.Recorded;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A project of a Keycloak, from end to end, against what a real one answered. */
final class KeycloakProjectTest {
  @RegisterExtension private static final StubServer SERVER = new StubServer();
  private static final Map<String, String> SECRET = Map.of("KEYCLOAK_SECRET", Recorded.SECRET);

  private static final String SETTINGS =
      """
      organization: acme
      provider:
        type: keycloak
        url: URL
        realm: rec
        client_id: rollcall
        client_secret: ${KEYCLOAK_SECRET}
        admin_role: org-admin
      invitations: { resend_after: 7d }
      prune: true
      guards: { max_removals: 100% }
      roles:
        workspace: [viewer, editor]
      """;

  /** The roster the recording was made with. */
  private static final String ROSTER =
      """
      members:
        ada@acme.test: admin
        bob@acme.test: admin
        kim@acme.test:
        eve@acme.test:
        gil@acme.test: admin
        new@acme.test:
      groups:
        claims:
          members:
            ada@acme.test:
            new@acme.test:
        tools:
          members:
            bob@acme.test:
        fresh:
          members:
            kim@acme.test:
      workspaces:
        claims-prod:
          access:
            group:claims: editor
            group:fresh: viewer
            ada@acme.test: viewer
            bob@acme.test: viewer
      """;

  @TempDir private Path folder;

  private Path project(String roster) throws IOException {
    return Projects.write(
        folder.resolve("acme"),
        Map.of("rollcall.yaml", SETTINGS.replace("URL", SERVER.root()), "roster.yaml", roster));
  }

  @Test
  void whatIsAppliedIsWhatARealServerWasAskedForAndThenThePlanIsEmpty() throws IOException {
    Recorded recorded = Recorded.loop().serve(SERVER);
    Path project = project(ROSTER);

    Ran applied = Ran.with(SECRET, "apply", project, "--yes");
    assertThat(applied.out()).contains("Applied 17 of 17 (1 deleted, 4 removed, 2 revoked,");
    assertThat(applied.err())
        .contains("- revoke bob@acme.test: the invitation left open")
        .contains("! deletes the account, which belongs to the organization")
        .contains("gil@acme.test: to become admin after joining, invited since")
        .contains("new@acme.test in group claims: granted after joining");
    assertThat(applied.code()).isZero();

    Ran planned = Ran.with(SECRET, "plan", project, "--detailed-exitcode");
    assertThat(planned.out()).contains("No changes. 3 waiting, 1 membership or grant waiting.");
    assertThat(planned.code()).isZero();
    assertThat(SERVER.lines()).containsExactlyInAnyOrderElementsOf(recorded.requests());
  }

  @Test
  void whatIsImportedPlansNothing() throws IOException {
    Recorded.after().serve(SERVER);
    Path imported = folder.resolve("imported");

    assertThat(Ran.with(SECRET, "import", imported, "--from", project("members: {}\n")).code())
        .isZero();
    Ran planned = Ran.with(SECRET, "plan", imported, "--detailed-exitcode");
    assertThat(planned.err()).isEmpty();
    assertThat(planned.out()).contains("No changes.");
    assertThat(planned.code()).isZero();
    assertThat(imported.resolve("workspaces.yaml"))
        .content()
        .contains("group:claims: editor", "bob@acme.test: viewer");
    assertThat(imported.resolve("rollcall.yaml"))
        .content()
        .contains("admin_role: org-admin", "workspace: [viewer, editor]");
  }

  /** The words of a runbook are those of a product's console; this module has none. */
  @Test
  void thereIsNoRunbookForAPlanThatRollcallCarriesOut() throws IOException {
    Recorded.before().serve(SERVER);

    Ran ran = Ran.with(SECRET, "plan", project(ROSTER), "--format", "runbook");

    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("there is no runbook for the provider keycloak: apply");
  }

  @Test
  void anInvitationLeftOpenIsWhatTheFirstPlanOfAnImportRevokes() throws IOException {
    Recorded.before().serve(SERVER);
    Path imported = folder.resolve("imported");

    Ran ran = Ran.with(SECRET, "import", imported, "--from", project("members: {}\n"));
    Ran planned = Ran.with(SECRET, "plan", imported);

    assertThat(ran.err()).contains("Its first plan revokes an open invitation:");
    assertThat(planned.out())
        .contains("Plan: 1 to revoke.", "- revoke bob@acme.test: the invitation left open");
  }

  @Test
  void optionsAloneImportWhatNeedsNoRolesOfClients() throws IOException {
    Recorded.after().serve(SERVER);
    Path secret = Projects.write(folder, Map.of("secret", Recorded.SECRET)).resolve("secret");
    Path imported = folder.resolve("imported");

    Ran ran =
        Ran.rollcall(
            "import",
            imported,
            "--provider",
            "keycloak",
            "--url",
            SERVER.root(),
            "--realm",
            "rec",
            "--client-id",
            "rollcall",
            "--organization",
            "acme",
            "--token-file",
            secret);

    assertThat(ran.err()).contains("Its first plan is empty");
    assertThat(imported.resolve("workspaces.yaml")).doesNotExist();
    assertThat(Ran.rollcall("plan", imported, "--detailed-exitcode").code()).isZero();
  }

  @Test
  void whatTheProductHasNotIsSaidAtItsLine() throws IOException {
    Path project =
        Projects.write(
            folder.resolve("acme"),
            Map.of(
                "rollcall.yaml",
                """
                organization: acme
                provider: {type: keycloak, url: "https://sso.example", realm: r, client_id: c}
                invitations: {resend_after: 7d, max_sends: 3}
                roles: {group: [member, manager]}
                """,
                "roster.yaml",
                """
                members:
                  ada@acme.test: admin
                service_accounts: {}
                groups:
                  claims: {members: {ada@acme.test: manager}}
                workspaces:
                  claims-prod: {access: {ada@acme.test: viewer}}
                """));

    Ran ran = Ran.rollcall("validate", project);

    assertThat(ran.code()).isEqualTo(ExitCode.INVALID);
    assertThat(List.of(ran.out().split("\n")))
        .filteredOn(line -> line.contains("error["))
        .containsExactly(
            "rollcall.yaml:3:33: error[unsupported-setting]: the provider keycloak does not count"
                + " how often it sent an invitation",
            "rollcall.yaml:4:9: error[unsupported-setting]: the provider keycloak has group roles"
                + " of its own: member",
            "roster.yaml:2:18: error[unknown-role]: there is no role \"admin\" here",
            "roster.yaml:3:1: error[unsupported-section]: this provider does not support"
                + " service_accounts",
            "roster.yaml:5:37: error[unknown-role]: there is no role \"manager\" here",
            "roster.yaml:6:1: error[unsupported-section]: no client roles are configured as"
                + " workspace roles");
    assertThat(ran.out())
        .contains("hint: one of: member; for admins, set provider.admin_role to a realm role");
  }
}
