package dev.rollcall.keycloak;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.Launch.Finished;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The client rollcall runs as: how long its tokens live, and what it may. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class KeycloakRightsLiveIT {
  private static final int PEOPLE = 40;

  @TempDir static Path folder;
  private static SmtpSink mail;
  private static Realm realm;
  private static Access access;

  @BeforeAll
  static void open() throws Exception {
    mail = SmtpSink.start();
    realm = Realm.create(KeycloakServer.shared(), mail, "rights");
    String people =
        IntStream.range(0, PEOPLE)
            .mapToObj(i -> "  person" + i + "@acme.example:\n")
            .collect(joining());
    access =
        Access.of(folder.resolve("project"), realm.addOrganization("acme"))
            .atMost(10) // so that the run takes longer than a token lives
            .says("members:\n" + people);
  }

  @AfterAll
  static void close() throws Exception {
    realm.close();
    mail.close();
  }

  @Test
  @Order(1)
  void tokensThatRunOutInMidRunFailNothing() throws Exception {
    realm.setOfClient("access.token.lifespan", "1");
    long mark = realm.server().mark();

    access.apply("--allow", "empty_read=yes", "--allow", "max_invitations=100");

    assertThat(mail.count()).isEqualTo(PEOPLE);
    List<String> requests = realm.server().requestsSince(mark, "rights");
    List<String> tokens = requests.stream().filter(r -> r.contains("/token ")).toList();
    assertThat(tokens).hasSizeGreaterThan(2).allMatch(r -> r.contains(" 200 "));
    System.out.println(
        "token lifespan 1 s: " + requests.size() + " requests, " + tokens.size() + " tokens");
  }

  @Test
  @Order(2)
  void missingRightIsNamed() throws Exception {
    realm.setOfClient("access.token.lifespan", "60");
    realm.grant(List.of("manage-organizations"));
    Finished ran = access.run("plan");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("realm-management", "view-users");

    realm.grant(List.of("manage-organizations", "view-users", "view-realm"));
    ran = access.run("plan");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("realm-management", "view-clients");
  }
}
