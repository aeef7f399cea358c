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
import dev.rollcall.model.Address;
import dev.rollcall.model.Email;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read from a Keycloak, in which pages, and what is read again. */
final class KeycloakReaderTest {
  @RegisterExtension private static final StubServer SERVER = new StubServer();
  private static final String MEMBERS = ORGANIZATION + "/members";
  private static final String INVITATIONS = ORGANIZATION + "/invitations";
  private static final String GROUPS = ORGANIZATION + "/groups";
  private static final String CLAIMS = GROUPS + "/group-claims/members";
  private static final String EDITORS = REALM + "/clients/client-claims-prod/roles/editor/users";
  private static final Role MEMBER = new Role("member");
  private final Acme acme;
  private Connection connection;
  private MembershipReader reader;

  KeycloakReaderTest() throws IOException {
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

  private static Principal person(String name) {
    return Email.person(name + "@acme.test");
  }

  private static LiveEntry member(LiveState live, String name) {
    return Objects.requireNonNull(live.at(Address.of(person(name))));
  }

  private static List<String> names(LiveState live, Kind kind) {
    return live.entries().keySet().stream()
        .filter(address -> address.kind() == kind)
        .map(Address::name)
        .toList();
  }

  private static Map<Principal, Role> roles(LiveState live, Kind kind, String container) {
    Map<Principal, Role> roles = new HashMap<>();
    Address.byContainer(live.entries(), kind)
        .getOrDefault(container, Map.of())
        .forEach((who, entry) -> roles.put(who, Objects.requireNonNull(entry.role())));
    return roles;
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
  void readsTheRecordedOrganization() throws Exception {
    LiveState live = reader.read();

    assertThat(live.caller()).isNull();
    assertThat(live.revision()).isNull();
    assertThat(names(live, Kind.MEMBER))
        .extracting(name -> name.replace("@acme.test", ""))
        .containsExactly("ada", "bob", "kim", "leo", "max", "hal", "eve", "gil");
    assertThat(member(live, "ada").role()).isEqualTo(Role.ADMIN);
    assertThat(member(live, "bob").role()).isEqualTo(MEMBER);
    assertThat(member(live, "bob").leftInvitation()).isTrue();
    assertThat(member(live, "bob").joined()).isTrue();
    assertThat(member(live, "ada").leftInvitation()).isFalse();
    assertThat(member(live, "ada").onRemoval()).isEmpty();
    assertThat(member(live, "max").onRemoval())
        .containsExactly("deletes the account, which belongs to the organization");
    assertThat(member(live, "gil").invitation())
        .hasToString(
            "Invitation[invitedAt=2026-11-24T13:33:10Z, lastSentAt=2026-11-24T13:33:10Z,"
                + " sends=null, expired=false]");
    assertThat(Objects.requireNonNull(member(live, "eve").invitation()).expired()).isTrue();
    assertThat(names(live, Kind.GROUP)).containsExactlyInAnyOrder("claims", "tools", "old");
    assertThat(roles(live, Kind.GROUP_MEMBER, "claims"))
        .isEqualTo(Map.of(person("ada"), MEMBER, person("kim"), MEMBER));
  }

  @Test
  void onlyManagedRolesOfMembersAndGroupsAreAccess() throws Exception {
    LiveState live = reader.read();

    assertThat(live.workspaces()).containsOnlyKeys("claims-prod");
    assertThat(roles(live, Kind.WORKSPACE_ACCESS, "claims-prod"))
        .as("of two roles the higher; nobody from outside; nothing for own-business")
        .isEqualTo(
            Map.of(
                person("ada"),
                new Role("editor"),
                person("leo"),
                new Role("editor"),
                person("kim"),
                new Role("viewer"),
                person("max"),
                new Role("viewer"),
                Principal.group("claims"),
                new Role("viewer")));
  }

  @Test
  void aRoleThatAClientDoesNotDefineIsLacking() throws Exception {
    assertThat(Objects.requireNonNull(reader.read().workspaces().get("claims-prod")).lacking())
        .isEmpty();
    acme.answer(
        REALM + "/clients/client-claims-prod/roles",
        json(200, "[{\"id\": \"role-viewer\", \"name\": \"viewer\"}]"));

    assertThat(Objects.requireNonNull(reader.read().workspaces().get("claims-prod")).lacking())
        .containsExactly(new Role("editor"));
  }

  @Test
  void groupsWithSubgroupsAreListed() throws Exception {
    assertThat(reader.read().parents()).isEmpty();
    acme.answer(
        GROUPS, json(200, "[{\"id\": \"group-old\", \"name\": \"old\", \"subGroupCount\": 1}]"));

    assertThat(reader.read().parents()).containsExactly("old");
  }

  private static String members(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(
            i ->
                String.format(
                    "{'id': 'u-%d', 'username': 'u%d', 'email': 'u%d@acme.test',"
                        + " 'membershipType': 'UNMANAGED'}",
                    i, i, i))
        .collect(Collectors.joining(", ", "[", "]"))
        .replace('\'', '"');
  }

  private static String invitations(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(
            i ->
                String.format(
                    "{'id': 'i-%d', 'email': 'i%d@acme.test', 'status': 'PENDING',"
                        + " 'sentDate': 1795520000, 'expiresAt': 1795563200}",
                    i, i))
        .collect(Collectors.joining(", ", "[", "]"))
        .replace('\'', '"');
  }

  private void manyMembers(int count) {
    acme.answer(MEMBERS + "/count", json(200, String.valueOf(count)));
    acme.answer(MEMBERS, json(200, "[]"));
    for (int first = 0; first < count; first += 100) {
      acme.page(MEMBERS, first, members(first, Math.min(count, first + 100)));
    }
    acme.answer(CLAIMS, json(200, "[]"));
    acme.answer(GROUPS + "/group-old/members", json(200, "[]"));
  }

  @Test
  void membersAreReadOnceInPagesOf100() throws Exception {
    manyMembers(230);

    assertThat(names(reader.read(), Kind.MEMBER)).hasSize(230 + 4);

    assertThat(asked(MEMBERS))
        .containsExactlyInAnyOrder(
            "GET " + MEMBERS + "?briefRepresentation=true&first=0&max=100",
            "GET " + MEMBERS + "?briefRepresentation=true&first=100&max=100",
            "GET " + MEMBERS + "?briefRepresentation=true&first=200&max=100");
    assertThat(asked(MEMBERS + "/count")).hasSize(2);
  }

  @Test
  void otherListsEndWithAShortPage() throws Exception {
    manyMembers(130);
    acme.page(INVITATIONS, 0, invitations(0, 100));
    acme.page(INVITATIONS, 100, invitations(100, 130));

    assertThat(names(reader.read(), Kind.MEMBER)).hasSize(130 + 130);
    assertThat(asked(INVITATIONS)).hasSize(2);
  }

  @Test
  void listsOfKnownMembersUseLargePages() throws Exception {
    manyMembers(1_200);
    for (String list : List.of(CLAIMS, EDITORS)) {
      acme.page(list, 0, 100, members(0, 100));
      acme.page(list, 100, 1_000, members(100, 1_100));
      acme.page(list, 1_100, 1_000, members(1_100, 1_200));
    }

    LiveState live = reader.read();

    assertThat(roles(live, Kind.GROUP_MEMBER, "claims")).hasSize(1_200);
    assertThat(roles(live, Kind.WORKSPACE_ACCESS, "claims-prod"))
        .hasSizeGreaterThanOrEqualTo(1_200)
        .containsEntry(person("u1199"), new Role("editor"));
    assertThat(asked(CLAIMS)).hasSize(3);
    assertThat(asked(EDITORS)).hasSize(3);
  }

  @Test
  void everyListRequestNamesItsPage() throws Exception {
    reader.read();

    assertThat(SERVER.lines())
        .filteredOn(line -> line.startsWith("GET "))
        .filteredOn(line -> !line.endsWith("/count") && !line.endsWith("/roles/org-admin"))
        .isNotEmpty()
        .allMatch(line -> line.matches(".*[?&]first=[0-9]+&max=100"));
  }

  @Test
  void aChangedMemberCountIsReadAgain() throws Exception {
    manyMembers(130);
    acme.counts("130", "131", "130", "130");

    assertThat(names(reader.read(), Kind.MEMBER)).hasSize(130 + 4);
    assertThat(asked(MEMBERS)).hasSize(4);
  }

  @Test
  void listsThatNeverFitTogetherAreAnError() {
    manyMembers(130);
    acme.page(MEMBERS, 100, members(99, 129));

    assertThat(refused())
        .hasMessageContaining(
            "kept changing during 3 reads: the member u99@acme.test is listed twice");
    assertThat(asked(MEMBERS)).hasSize(6);
  }

  @Test
  void aTokenRefusedDuringARunIsRenewedOnce() throws Exception {
    acme.refuseToken(Recorded.TOKEN, GROUPS);
    acme.tokens("t-1", "t-2");

    assertThat(names(reader.read(), Kind.GROUP)).hasSize(3);

    assertThat(asked(GROUPS)).hasSize(2);
    assertThat(SERVER.lines()).filteredOn(line -> line.contains("/token ")).hasSize(2);
  }

  @Test
  void confirmsReadsOnlyWhatAPlanWouldChange() throws Exception {
    reader.read();
    SERVER.resetRequests();

    assertThat(reader.confirms(Set.of())).isTrue();
    assertThat(SERVER.lines()).isEmpty();
    assertThat(reader.confirms(addresses("group/claims/ada@acme.test"))).isTrue();
    assertThat(SERVER.lines())
        .containsExactly("GET " + CLAIMS + "?briefRepresentation=true&first=0&max=100");
    SERVER.resetRequests();
    assertThat(reader.confirms(addresses("workspace/claims-prod/kim@acme.test"))).isTrue();
    assertThat(SERVER.lines()).hasSize(2).allMatch(line -> line.contains("/users?"));
    SERVER.resetRequests();
    assertThat(
            reader.confirms(
                addresses("workspace/claims-prod/group:claims", "member/new@acme.test")))
        .isTrue();
    assertThat(SERVER.lines())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("GET " + GROUPS + "?"))
        .anyMatch(line -> line.startsWith("GET " + INVITATIONS + "?"))
        .anyMatch(line -> line.startsWith("GET " + REALM + "/roles/org-admin/users?"));
  }

  @ParameterizedTest
  @CsvSource({
    "group/claims/ada@acme.test, /organizations/organization/groups/group-claims/members",
    "workspace/claims-prod/kim@acme.test, /clients/client-claims-prod/roles/editor/users",
    "workspace/claims-prod/group:claims, /organizations/organization/groups",
    "group/fresh, /organizations/organization/groups",
    "member/new@acme.test, /organizations/organization/invitations",
    "member/bob@acme.test, /roles/org-admin/users"
  })
  void aChangedListIsNotConfirmed(String address, String list) throws Exception {
    reader.read();
    acme.answer(REALM + list, json(200, "[]"));

    assertThat(reader.confirms(addresses(address))).isFalse();
  }

  private static Set<Address> addresses(String... addresses) {
    return java.util.stream.Stream.of(addresses).map(Address::of).collect(Collectors.toSet());
  }
}
