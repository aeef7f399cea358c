package dev.rollcall.live.keycloak;

import static dev.rollcall.live.http.StubServer.json;
import static dev.rollcall.live.http.StubServer.status;
import static dev.rollcall.live.keycloak.Acme.ORGANIZATION;
import static dev.rollcall.live.keycloak.Acme.REALM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.ApiException.Effect;
import dev.rollcall.live.Connection;
import dev.rollcall.live.MembershipWriter;
import dev.rollcall.live.WriteResult;
import dev.rollcall.live.http.StubServer;
import dev.rollcall.model.Address;
import dev.rollcall.model.Email;
import dev.rollcall.model.Invitation;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.Role;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The invitations that a Keycloak sends and resends, and what is read back of them. */
final class KeycloakInvitationsTest {
  @RegisterExtension private static final StubServer SERVER = new StubServer();
  private static final String INVITE = ORGANIZATION + "/members/invite-user";
  private static final String INVITATIONS = ORGANIZATION + "/invitations";
  private static final String RESEND = INVITATIONS + "/invitation-gil/resend";
  private static final Address NEW = Address.of(Email.person("New+1@acme.test"));
  private static final Address GIL = Address.of(Email.person("gil@acme.test"));
  private static final Role MEMBER = new Role("member");
  private static final String PENDING =
      "{\"errorMessage\": \"User already has a pending invitation\"}";
  private static final String DUPLICATE =
      "{\"error\": \"conflict\", \"error_description\": \"Duplicate resource error\"}";
  private static final String NO_MAIL = "{\"errorMessage\": \"Failed to send invite email\"}";
  private final Acme acme;
  private Connection connection;
  private MembershipWriter writer;

  KeycloakInvitationsTest() throws IOException {
    acme = new Acme(SERVER);
  }

  @BeforeEach
  void open() throws Exception {
    acme.serve();
    connection = acme.connect();
    writer = connection.writer(connection.reader().read()).orElseThrow();
    SERVER.resetRequests();
  }

  @AfterEach
  void close() {
    connection.close();
  }

  private static ApiException failure(Write write) {
    return catchThrowableOfType(ApiException.class, write::run);
  }

  private interface Write {
    void run() throws ApiException;
  }

  private Map<Address, LiveEntry> readBack(String... addresses) throws ApiException {
    return writer.readBack(Stream.of(addresses).map(Address::of).toList());
  }

  private static String invitation(Address member, String id, String state) {
    return String.format(
            "[{'id': '%s', 'email': '%s', 'sentDate': 1795527300, 'status': '%s'}]",
            id, member.name(), state)
        .replace('\'', '"');
  }

  @Test
  void oneCallInvitesOnePersonAsWritten() throws Exception {
    acme.write("POST", INVITE, status(204));

    assertThat(writer.invitationsPerCall()).isEqualTo(1);
    assertThat(writer.invite(List.of(NEW))).isEqualTo(Map.of(NEW, new WriteResult.Succeeded()));
    assertThat(SERVER.lines()).containsExactly("POST " + INVITE + " email=New%2B1%40acme.test");
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void losingARaceForAnInvitationFindsIt(boolean first) throws Exception {
    acme.write("POST", INVITE, json(409, first ? PENDING : DUPLICATE));
    acme.answer(ORGANIZATION + "/members", json(200, "[]"));
    acme.answer(INVITATIONS, json(200, invitation(NEW, "other", "PENDING")));

    ApiException e = failure(() -> writer.invite(List.of(NEW)));

    assertThat(e.effect()).isEqualTo(Effect.REFUSED);
    assertThat(e.needsReadBack()).isTrue();
    assertThat(SERVER.lines()).filteredOn(line -> line.startsWith("POST")).hasSize(1);
    LiveEntry found =
        Objects.requireNonNull(readBack("member/new+1@acme.test").values().iterator().next());
    assertThat(found.role()).isEqualTo(MEMBER);
    assertThat(found.invitation()).isNotNull();
  }

  @Test
  void anExpiredInvitationIsResent() throws Exception {
    acme.write("POST", INVITE, json(409, DUPLICATE));
    acme.answer(INVITATIONS, json(200, invitation(NEW, "stale", "EXPIRED")));
    acme.write("POST", INVITATIONS + "/stale/resend", status(204));

    assertThat(writer.invite(List.of(NEW))).isEqualTo(Map.of(NEW, new WriteResult.Succeeded()));
    assertThat(SERVER.lines()).last().isEqualTo("POST " + INVITATIONS + "/stale/resend");
  }

  @Test
  void aMailServerOutageIsARefusalWithoutReadBack() {
    acme.write("POST", INVITE, json(500, NO_MAIL));
    acme.write("POST", RESEND, json(500, NO_MAIL));

    for (ApiException e :
        List.of(
            failure(() -> writer.invite(List.of(NEW))), failure(() -> writer.resend(GIL, null)))) {
      assertThat(e.effect()).isEqualTo(Effect.REFUSED);
      assertThat(e.isFatal()).isFalse();
      assertThat(e.needsReadBack()).isFalse();
      assertThat(e).hasMessageContaining("answered 500").hasMessageContaining("Failed to send");
    }
    assertThat(SERVER.lines()).hasSize(2);
  }

  @Test
  void anotherServerFailureIsUnknownAndNotRetried() {
    acme.write("POST", INVITE, json(500, "{\"error\": \"unknown_error\"}"));

    assertThat(failure(() -> writer.invite(List.of(NEW))).effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(SERVER.lines()).hasSize(1);
  }

  @Test
  void onlyTheInvitationThatWasReadIsResent() throws Exception {
    acme.write("POST", RESEND, json(404, "{\"errorMessage\": \"Invitation not found\"}"));
    acme.answer(ORGANIZATION + "/members", json(200, "[]"));
    acme.answer(INVITATIONS, json(200, invitation(GIL, "resent-by-another", "PENDING")));

    assertThat(failure(() -> writer.resend(GIL, null)).needsReadBack()).isTrue();

    Invitation found =
        Objects.requireNonNull(
                readBack("member/gil@acme.test").get(Address.of("member/gil@acme.test")))
            .invitation();
    assertThat(Objects.requireNonNull(found).lastSentAt())
        .isEqualTo(Instant.ofEpochSecond(1795527300));
  }

  @ParameterizedTest
  @CsvSource({"admin, , true", "member, , false", "member, PENDING, false"})
  void peopleAreReadBackWithRoleAndInvitation(String role, @Nullable String state, boolean admin)
      throws Exception {
    String members = ORGANIZATION + "/members";
    acme.answer(members, json(200, acme.recorded.answer("GET " + members + "?")));
    acme.answer(
        REALM + "/users/user-bob/role-mappings/realm",
        json(200, admin ? "[{\"id\": \"r\", \"name\": \"org-admin\"}]" : "[]"));
    acme.answer(
        INVITATIONS,
        json(
            200,
            state == null ? "[]" : invitation(Address.of("member/bob@acme.test"), "i", state)));

    assertThat(readBack("member/bob@acme.test"))
        .isEqualTo(
            Map.of(
                Address.of("member/bob@acme.test"),
                new LiveEntry("", new Role(role), null, state != null, List.of())));
  }
}
