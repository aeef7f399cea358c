package dev.rollcall.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * From an empty organization to people who work and leave again: Ada is new to the realm, Linus has
 * an account there. The steps build on one another.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class KeycloakLoopLiveIT {
  private static final String ADA = "ada@acme.example";
  private static final String LINUS = "linus@contractor.example";
  private static final String ROSTER =
      """
      members:
        ada@acme.example: admin
        linus@contractor.example:
      groups:
        claims:
          members:
            ada@acme.example:
            linus@contractor.example:
      workspaces:
        portal:
          access:
            linus@contractor.example: developer
            group:claims: reviewer
      """;

  @TempDir static Path folder;
  private static SmtpSink mail;
  private static Realm realm;
  private static Organization acme;
  private static String portal;
  private static Access access;

  @BeforeAll
  static void open() throws Exception {
    mail = SmtpSink.start();
    realm = Realm.create(KeycloakServer.shared(), mail, "loop");
    acme = realm.addOrganization("acme");
    portal = realm.addClient("portal", "reviewer", "developer", "manager", "auditor");
    realm.addUsers(List.of(LINUS));
    realm.giveRole(realm.user(LINUS), portal, "auditor");
    access = Access.of(folder.resolve("project"), acme).says(ROSTER);
  }

  @AfterAll
  static void close() throws Exception {
    realm.close();
    mail.close();
  }

  @Test
  @Order(1)
  void peopleAreInvitedAndWaitForWhatTheyGetAfterJoining() throws Exception {
    assertThat(access.changes())
        .containsExactlyInAnyOrder(
            "create group/claims",
            "invite member/" + ADA,
            "invite member/" + LINUS,
            "grant workspace/portal/group:claims");
    assertThat(access.run("apply", "--yes").err()).contains("Refused by empty_read");
    access.apply("--allow", "empty_read=yes");

    assertThat(mail.linksTo(ADA)).hasSize(1);
    assertThat(mail.linksTo(LINUS)).hasSize(1);
    assertThat(acme.invitationsOf(ADA)).containsExactly("PENDING");
    JsonNode plan = access.plan();
    assertThat(Access.changes(plan)).isEmpty();
    assertThat(plan.get("waiting").toString())
        .contains("group/claims/" + ADA, "workspace/portal/" + LINUS, "after joining");
    access.assertNothingToDo();
    assertThat(access.run("drift").code()).isZero();
  }

  @Test
  @Order(2)
  void whatWaitedIsDueOnceTheyJoined() throws Exception {
    new Invitee(ADA).register(only(mail.linksTo(ADA)));
    new Invitee(LINUS).confirm(only(mail.linksTo(LINUS)));
    assertThat(acme.hasMember(ADA)).isTrue();
    assertThat(acme.hasMember(LINUS)).isTrue();

    JsonNode plan = access.plan();
    assertThat(Access.changes(plan))
        .containsExactlyInAnyOrder(
            "set_role member/" + ADA,
            "add group/claims/" + ADA,
            "add group/claims/" + LINUS,
            "grant workspace/portal/" + LINUS);
    assertThat(plan.get("changes"))
        .allSatisfy(change -> assertThat(change.get("cause").asString()).isEqualTo("time"));
    access.apply("--only", "due");

    access.assertNothingToDo();
    assertThat(acme.groupsOf(ADA)).containsExactly("claims");
    assertThat(acme.groupsOf(LINUS)).containsExactly("claims");
    assertThat(realm.rolesOf(LINUS, portal)).containsExactly("auditor", "developer");
    assertThat(mail.count()).isEqualTo(2);
  }

  @Test
  @Order(3)
  void ofSeveralRolesOneStaysAndOthersAreNotTouched() throws Exception {
    realm.giveRole(realm.user(LINUS), portal, "manager");

    JsonNode plan = access.plan();
    assertThat(Access.changes(plan)).containsExactly("set_role workspace/portal/" + LINUS);
    assertThat(plan.get("changes").get(0).get("before").get("role").asString())
        .isEqualTo("manager");
    access.apply();

    assertThat(realm.rolesOf(LINUS, portal)).containsExactly("auditor", "developer");
    access.assertNothingToDo();
  }

  @Test
  @Order(4)
  void importedProjectHasNothingToDo() throws Exception {
    Access imported = new Access(folder.resolve("imported"));
    assertThat(imported.run("import", "--from", access.folder().toString()).code()).isZero();

    imported.assertNothingToDo();
    assertThat(imported.plan().get("unmanaged")).isEmpty();
  }

  @Test
  @Order(5)
  void whoLeavesLosesWhatThePlanSays() throws Exception {
    access.says(
        """
        members: {}
        groups:
          claims: {}
        workspaces:
          portal:
            access:
              group:claims: reviewer
        """);

    JsonNode plan = access.plan();
    assertThat(Access.changes(plan))
        .containsExactlyInAnyOrder("remove member/" + ADA, "remove member/" + LINUS);
    assertThat(removal(plan, ADA)).contains("deletes the account");
    assertThat(removal(plan, LINUS)).doesNotContain("deletes the account");
    access.apply(
        "--allow", "max_removals=100%", "--allow", "min_admins=0", "--allow", "first_contact=yes");

    assertThat(realm.hasUser(ADA)).isFalse();
    assertThat(realm.hasUser(LINUS)).isTrue();
    assertThat(realm.rolesOf(LINUS, portal)).containsExactly("auditor");
    access.assertNothingToDo();
  }

  private static String removal(JsonNode plan, String email) {
    for (JsonNode change : plan.get("changes")) {
      if (change.get("address").asString().equals("member/" + email)) {
        return change.toString();
      }
    }
    throw new AssertionError(plan);
  }

  private static URI only(List<URI> links) {
    assertThat(links).hasSize(1);
    return links.get(0);
  }
}
