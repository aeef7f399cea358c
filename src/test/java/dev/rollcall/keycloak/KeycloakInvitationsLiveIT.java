package dev.rollcall.keycloak;

import static dev.rollcall.keycloak.AdminApi.nodes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.Launch.Finished;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invitations that do not go as they should; each test has an organization of its own. */
final class KeycloakInvitationsLiveIT {
  private static final String BOSS = "boss@acme.example";

  private static SmtpSink mail;
  private static Realm realm;

  @TempDir private Path folder;

  @BeforeAll
  static void open() throws Exception {
    mail = SmtpSink.start();
    realm = Realm.create(KeycloakServer.shared(), mail, "invitations");
    realm.addUsers(List.of(BOSS));
  }

  @AfterAll
  static void close() throws Exception {
    realm.close();
    mail.close();
  }

  private static Organization organization(String alias) throws Exception {
    Organization organization = realm.addOrganization(alias);
    organization.add(realm.user(BOSS));
    return organization;
  }

  private Access access(Organization organization, String... others) throws Exception {
    StringBuilder roster = new StringBuilder("members:\n  " + BOSS + ":\n");
    for (String other : others) {
      roster.append("  ").append(other).append(":\n");
    }
    return Access.of(folder, organization).says(roster.toString());
  }

  @Test
  void expiredInvitationIsSentAgainAndItsLinkWorks() throws Exception {
    String eve = "eve@expiry.example";
    Organization expiry = organization("expiry");
    Access access = access(expiry, eve);
    lifespan(1);
    try {
      access.apply();
      Wait.until(
          Duration.ofSeconds(60), () -> expiry.invitationsOf(eve).equals(List.of("EXPIRED")));
    } finally {
      lifespan(43_200);
    }

    assertThat(access.changes()).containsExactly("resend member/" + eve);
    access.apply();

    assertThat(access.changes()).isEmpty();
    assertThat(expiry.invitationsOf(eve)).containsExactly("PENDING");
    assertThat(mail.linksTo(eve)).hasSize(2);
    new Invitee(eve).register(mail.linksTo(eve).get(1));
    assertThat(expiry.hasMember(eve)).isTrue();
    access.assertNothingToDo();
  }

  private static void lifespan(int seconds) throws Exception {
    realm.set(nodes().objectNode().put("actionTokenGeneratedByAdminLifespan", seconds));
  }

  @Test
  void outageOfTheMailServerFailsNothingElse() throws Exception {
    String olga = "olga@outage.example";
    Organization outage = organization("outage");
    Access access = access(outage, olga);
    access.says(
        """
        members:
          boss@acme.example:
          olga@outage.example:
        groups:
          claims:
            members:
              boss@acme.example:
        """);
    mail.outOfOrder(
        () -> {
          Finished ran = access.run("apply", "--yes");
          assertThat(ran.code()).as(ran.out() + ran.err()).isEqualTo(5);
          assertThat(ran.out() + ran.err()).contains("Failed to send invite email");
        });
    assertThat(outage.groupsOf(BOSS)).containsExactly("claims");
    assertThat(outage.invitationsOf(olga)).isEmpty();
    assertThat(access.changes()).containsExactly("invite member/" + olga);

    access.apply();

    assertThat(mail.linksTo(olga)).hasSize(1);
    access.assertNothingToDo();
  }

  @Test
  void invitationLeftOpenIsWithdrawn() throws Exception {
    String leo = "leo@left.example";
    Organization left = organization("left");
    Access access = access(left, leo);
    access.apply();
    realm.addUsers(List.of(leo));
    left.add(realm.user(leo));
    assertThat(left.invitationsOf(leo)).containsExactly("PENDING");

    assertThat(access.changes()).hasSize(1).allMatch(change -> change.endsWith(" member/" + leo));
    access.apply();

    assertThat(left.invitationsOf(leo)).isEmpty();
    assertThat(left.hasMember(leo)).isTrue();
    assertThat(realm.hasUser(leo)).isTrue();
    access.assertNothingToDo();
  }

  /**
   * Keycloak mails before it finds out that another was faster: two at the same moment mail twice.
   */
  @Test
  void twoRunsAtOnceMakeOneInvitation() throws Exception {
    String rita = "rita@race.example";
    Organization race = organization("race");
    Access access = access(race, rita);
    Callable<Finished> run = () -> access.run("apply", "--yes");
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      for (Future<Finished> ran : both.invokeAll(List.of(run, run))) {
        assertThat(ran.get().code()).as(ran.get().out() + ran.get().err()).isIn(0, 4);
      }
    } finally {
      both.shutdown();
      assertThat(both.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    assertThat(race.invitationsOf(rita)).containsExactly("PENDING");
    assertThat(mail.linksTo(rita)).hasSizeBetween(1, 2);
    access.assertNothingToDo();
  }
}
