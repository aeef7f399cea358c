package dev.rollcall.live.keycloak;

import static dev.rollcall.live.http.StubServer.json;
import static dev.rollcall.live.http.StubServer.status;
import static dev.rollcall.live.keycloak.Acme.ORGANIZATION;
import static dev.rollcall.live.keycloak.Acme.REALM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.Connection;
import dev.rollcall.live.MembershipWriter;
import dev.rollcall.live.http.StubServer;
import dev.rollcall.model.Address;
import dev.rollcall.model.Email;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The roles, memberships and removals written to a Keycloak. */
final class KeycloakWriterTest {
  @RegisterExtension private static final StubServer SERVER = new StubServer();
  private static final String INVITE = ORGANIZATION + "/members/invite-user";
  private static final String INVITATIONS = ORGANIZATION + "/invitations";
  private static final Address NEW = Address.of(Email.person("New+1@acme.test"));
  private static final Role MEMBER = new Role("member");
  private static final String GROUP = "{\"id\": \"g\", \"name\": \"new\", \"subGroupCount\": 0}";
  private final Acme acme;
  private Connection connection;
  private MembershipWriter writer;

  KeycloakWriterTest() throws IOException {
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

  private static Address membership(String address) {
    return Address.of(address);
  }

  private static Address access(String address) {
    return Address.of(address);
  }

  private Map<Address, LiveEntry> readBack(String... addresses) throws ApiException {
    return writer.readBack(Stream.of(addresses).map(Address::of).toList());
  }

  @Test
  void anExistingGroupMembershipIsReadBack() throws Exception {
    acme.write(
        "PUT",
        ORGANIZATION + "/groups/group-claims/members/user-kim",
        json(409, "{\"errorMessage\": \"User is already a member of the group\"}"));

    assertThat(failure(() -> writer.put(membership("group/claims/kim@acme.test"), MEMBER)))
        .matches(ApiException::needsReadBack)
        .hasMessageContaining("User is already a member of the group");
    assertThat(readBack("group/claims/kim@acme.test", "group/claims/bob@acme.test"))
        .isEqualTo(Map.of(Address.of("group/claims/kim@acme.test"), LiveEntry.of(MEMBER)));
  }

  /** The fastest of several, since the machine may be busy; by default each would take 750 ms. */
  @Test
  void inconsistentReadBackWaitsAsThePolicySays() {
    acme.page(ORGANIZATION + "/groups", 0, 100, "[%1$s, %1$s]".formatted(GROUP));
    long fastest = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long start = System.nanoTime();
      assertThatThrownBy(() -> readBack("group/new"))
          .hasMessageContaining("/groups is listed twice");
      fastest = Math.min(fastest, System.nanoTime() - start);
    }
    assertThat(Duration.ofNanos(fastest)).isLessThan(Duration.ofMillis(750));
  }

  @Test
  void aRoleIsGrantedBeforeTheOthersAreRevoked() throws Exception {
    String roles = REALM + "/users/user-ada/role-mappings/clients/client-claims-prod";
    acme.write("POST", roles, status(204));
    acme.write("DELETE", roles, status(204));

    writer.put(access("workspace/claims-prod/ada@acme.test"), new Role("viewer"));

    assertThat(SERVER.lines())
        .containsExactly(
            "GET " + ORGANIZATION + "/members/user-ada",
            "POST " + roles + " [{\"id\":\"role-viewer\",\"name\":\"viewer\"}]",
            "DELETE " + roles + " [{\"id\":\"role-editor\",\"name\":\"editor\"}]");
  }

  @Test
  void aRoleThatCannotBeGrantedRevokesNoOther() {
    String roles = REALM + "/users/user-ada/role-mappings/clients/client-claims-prod";
    acme.write("POST", roles, json(404, "{\"error\": \"Role not found\"}"));

    assertThat(
            failure(
                () ->
                    writer.put(access("workspace/claims-prod/ada@acme.test"), new Role("viewer"))))
        .isNotNull();
    assertThat(SERVER.lines()).noneMatch(line -> line.startsWith("DELETE"));
  }

  @Test
  void aPersonWhoLeftGetsNoRole() {
    acme.answer(ORGANIZATION + "/members/user-ada", json(404, "{\"error\": \"User not found\"}"));

    assertThat(
            failure(
                () ->
                    writer.put(access("workspace/claims-prod/ada@acme.test"), new Role("viewer"))))
        .hasMessage("nothing was sent: ada@acme.test has left");
    assertThat(SERVER.lines()).containsExactly("GET " + ORGANIZATION + "/members/user-ada");
  }

  @Test
  void theHighestManagedRoleIsReadBack() throws Exception {
    acme.answer(
        REALM + "/users/user-ada/role-mappings/clients/client-claims-prod",
        json(
            200,
            """
            [{"id": "1", "name": "own-business"}, {"id": "2", "name": "editor"},
             {"id": "3", "name": "viewer"}]
            """));
    acme.answer(
        ORGANIZATION + "/groups/group-tools/role-mappings/clients/client-claims-prod",
        json(200, "[{\"id\": \"1\", \"name\": \"own-business\"}]"));

    assertThat(readBack("workspace/claims-prod/ada@acme.test", "workspace/claims-prod/group:tools"))
        .isEqualTo(
            Map.of(
                Address.of("workspace/claims-prod/ada@acme.test"),
                LiveEntry.of(new Role("editor"))));
  }

  @Test
  void anUnmanagedAccountLosesItsRolesBeforeItsMembership() throws Exception {
    String roles = REALM + "/users/user-leo/role-mappings/";
    acme.write("DELETE", roles + "clients/client-claims-prod", status(204));
    acme.write("DELETE", roles + "realm", status(204));
    acme.write("DELETE", ORGANIZATION + "/members/user-leo", status(204));

    writer.delete(List.of(Address.of(Email.person("leo@acme.test"))));

    assertThat(SERVER.lines())
        .extracting(line -> line.split(" ", 3)[1])
        .containsExactly(
            roles + "clients/client-claims-prod",
            roles + "realm",
            ORGANIZATION + "/members/user-leo");
  }

  @Test
  void removalWithdrawsAnOpenInvitation() throws Exception {
    acme.write("DELETE", INVITATIONS + "/invitation-bob", status(204));
    acme.write("DELETE", ORGANIZATION + "/members/user-bob", status(204));

    writer.delete(List.of(Address.of(Email.person("bob@acme.test"))));

    assertThat(SERVER.lines())
        .containsExactly(
            "DELETE " + INVITATIONS + "/invitation-bob",
            "DELETE " + ORGANIZATION + "/members/user-bob");
  }

  @Test
  void aManagedAccountIsRemovedInOneRequest() throws Exception {
    acme.write("DELETE", ORGANIZATION + "/members/user-max", status(204));

    writer.delete(List.of(Address.of(Email.person("max@acme.test"))));

    assertThat(SERVER.lines()).containsExactly("DELETE " + ORGANIZATION + "/members/user-max");
  }

  @Test
  void aGroupWithSubgroupsIsNotDeleted() {
    acme.answer(
        ORGANIZATION + "/groups/group-old/children", json(200, "[{\"id\": \"group-below\"}]"));

    assertThat(failure(() -> writer.delete(List.of(Address.group("old")))))
        .hasMessageContaining("the group old holds other groups");
    assertThat(SERVER.lines()).noneMatch(line -> line.startsWith("DELETE"));
  }

  @Test
  void aNewGroupCanBeFilledAtOnce() throws Exception {
    acme.write("POST", ORGANIZATION + "/groups", json(201, "{\"id\": \"group-fresh\"}"));
    acme.write("PUT", ORGANIZATION + "/groups/group-fresh/members/user-kim", status(204));

    writer.create(Address.group("fresh"), null);
    writer.put(membership("group/fresh/kim@acme.test"), MEMBER);

    assertThat(SERVER.lines())
        .last()
        .isEqualTo("PUT " + ORGANIZATION + "/groups/group-fresh/members/user-kim");
  }

  @Test
  void aPersonWhoHasNotJoinedGetsNothing() {
    assertThat(failure(() -> writer.put(membership("group/claims/gil@acme.test"), MEMBER)))
        .hasMessageContaining("gil@acme.test had not joined");
    assertThat(SERVER.lines()).isEmpty();
  }

  @Test
  void aRoleThatTheClientDoesNotDefineIsNotGranted() {
    assertThat(
            failure(
                () -> writer.put(access("workspace/claims-prod/kim@acme.test"), new Role("owner"))))
        .hasMessageContaining("the client claims-prod has no role owner");
    assertThat(SERVER.lines()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /organizations/organization/groups/group-tools/members/user-bob,"
        + " manage-organizations and manage-users",
    "POST, /organizations/organization/members/invite-user, manage-organizations",
    "DELETE, /users/user-kim/role-mappings/clients/client-claims-prod, manage-users"
  })
  void aRefusedWriteNamesTheMissingRole(String method, String path, String roles) {
    acme.write(method, REALM + path, json(403, "{\"error\": \"HTTP 403 Forbidden\"}"));

    ApiException e =
        failure(
            () -> {
              switch (method) {
                case "PUT" -> writer.put(membership("group/tools/bob@acme.test"), MEMBER);
                case "POST" -> writer.invite(List.of(NEW));
                default -> writer.delete(List.of(access("workspace/claims-prod/kim@acme.test")));
              }
            });

    assertThat(e.isFatal()).isTrue();
    assertThat(e).hasMessageEndingWith("realm-management: this request needs " + roles);
  }

  @Test
  void aTokenRefusedBeforeAWriteIsRenewedAndTheWriteSentOnce() throws Exception {
    acme.write("POST", INVITE, status(204));
    acme.refuseToken(Recorded.TOKEN, INVITE);
    acme.tokens("t-2");

    writer.invite(List.of(NEW));

    assertThat(SERVER.requests())
        .filteredOn(request -> request.getUrl().equals(INVITE))
        .extracting(request -> request.getHeader("Authorization"))
        .containsExactly("Bearer " + Recorded.TOKEN, "Bearer t-2");
  }
}
