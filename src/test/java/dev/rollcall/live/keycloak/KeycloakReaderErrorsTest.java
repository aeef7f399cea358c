package dev.rollcall.live.keycloak;

import static dev.rollcall.live.http.StubServer.json;
import static dev.rollcall.live.keycloak.Acme.ORGANIZATION;
import static dev.rollcall.live.keycloak.Acme.REALM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.Connection;
import dev.rollcall.live.MembershipReader;
import dev.rollcall.live.http.StubServer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When reading a Keycloak stops, and what the error says. */
final class KeycloakReaderErrorsTest {
  @RegisterExtension private static final StubServer SERVER = new StubServer();
  private static final String MEMBERS = ORGANIZATION + "/members";
  private static final String GROUPS = ORGANIZATION + "/groups";
  private static final String CLAIMS = GROUPS + "/group-claims/members";
  private static final String EDITORS = REALM + "/clients/client-claims-prod/roles/editor/users";
  private final Acme acme;
  private Connection connection;
  private MembershipReader reader;

  KeycloakReaderErrorsTest() throws IOException {
    acme = new Acme(SERVER);
  }

  @BeforeEach
  void open() throws Exception {
    acme.serve();
    connection = acme.connect();
    reader = connection.reader();
  }

  @AfterEach
  void close() {
    connection.close();
  }

  private ApiException refused() {
    return catchThrowableOfType(ApiException.class, reader::read);
  }

  private List<String> asked(String path) {
    return SERVER.lines().stream()
        .filter(line -> line.startsWith("GET " + path + "?") || line.equals("GET " + path))
        .toList();
  }

  @Test
  void anUnknownRealmNamesTheSettings() {
    acme.write(
        "POST",
        "/realms/rec/protocol/openid-connect/token",
        json(404, "{\"error\": \"Realm does not exist\"}"));

    assertThat(refused())
        .hasMessageEndingWith(
            "\"Realm does not exist\"; check the realm and the URL, which must end before /realms"
                + " and /admin");
  }

  @Test
  void anUnknownAdminRoleNamesTheSetting() {
    acme.answer(REALM + "/roles/org-admin", json(404, "{\"error\": \"Could not find role\"}"));

    assertThat(refused())
        .hasMessageEndingWith(
            "\"Could not find role\"; check that admin_role is a role of the realm");
  }

  @Test
  void aGroupMemberOutsideTheOrganizationIsAnError() {
    acme.answer(CLAIMS, json(200, "[{\"id\": \"user-out\"}]"));

    assertThat(refused())
        .hasMessageContaining("somebody in the group claims is not in the list of members");
  }

  @Test
  void aDuplicateRowIsAnError() {
    acme.answer(EDITORS, json(200, "[{\"id\": \"user-ada\"}, {\"id\": \"user-ada\"}]"));

    assertThat(refused()).hasMessageContaining("roles/editor/users is listed twice");
  }

  @Test
  void anEmptyMemberListOfManyNamesTheMissingRole() {
    acme.answer(MEMBERS, json(200, "[]"));

    assertThat(refused())
        .hasMessage(
            "the organization has 5 members, but the client rollcall can see none of them; its"
                + " service account needs the role view-users of realm-management");
  }

  @Test
  void anEmptyClientListNamesTheMissingRole() {
    acme.answer(REALM + "/clients", json(200, "[]"));

    assertThat(refused()).hasMessageContaining("needs the role view-clients of realm-management");
  }

  @Test
  void aMemberWithoutAnEmailIsNamed() {
    acme.answer(
        MEMBERS,
        json(200, "[{\"id\": \"u\", \"username\": \"robot\", \"membershipType\": \"UNMANAGED\"}]"));

    assertThat(refused()).hasMessageContaining("the member robot has no e-mail address");
  }

  @Test
  void anUnknownAliasAmongSeveralOrganizationsIsNamed() {
    acme.answer(
        REALM + "/organizations",
        json(200, "[{\"id\": \"o\", \"alias\": \"a\"}, {\"id\": \"p\", \"alias\": \"b\"}]"));

    assertThat(refused()).hasMessageContaining("has no organization whose alias is acme");
  }

  @Test
  void anUnknownAliasIsNamed() {
    acme.answer(REALM + "/organizations", json(200, "[{\"id\": \"o\", \"alias\": \"acme2\"}]"));

    assertThat(refused())
        .hasMessage(
            "the realm rec has no organization whose alias is acme; give the alias, not the name");
  }

  @ParameterizedTest
  @CsvSource({
    "/organizations, manage-organizations",
    "/organizations/organization/invitations, manage-organizations",
    "/organizations/organization/groups, manage-organizations",
    "/organizations/organization/members, manage-organizations and view-users",
    "/organizations/organization/members/count, manage-organizations and view-users",
    "/organizations/organization/groups/group-old/members, manage-organizations and view-users",
    "/clients, view-clients",
    "/clients/client-claims-prod/roles, view-clients",
    "/clients/client-claims-prod/roles/editor/users, view-clients and view-users",
    "/roles/org-admin, view-realm",
    "/roles/org-admin/users, view-realm and view-users"
  })
  void aRefusalNamesTheMissingRole(String path, String roles) {
    acme.answer(REALM + path, json(403, "{\"error\": \"HTTP 403 Forbidden\"}"));

    assertThat(refused())
        .hasMessageEndingWith(
            "\"HTTP 403 Forbidden\"; the service account of the client rollcall lacks a role of"
                + " realm-management: this request needs "
                + roles);
  }

  @Test
  void aTokenRefusedTwiceIsFatal() {
    acme.answer(GROUPS, json(401, "{\"error\": \"HTTP 401 Unauthorized\"}"));

    ApiException e = refused();

    assertThat(e.isFatal()).isTrue();
    assertThat(e).hasMessageContaining("check client_id, its secret, the realm and the URL");
    assertThat(asked(GROUPS)).hasSize(2);
  }
}
