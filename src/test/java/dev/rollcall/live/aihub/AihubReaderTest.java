package dev.rollcall.live.aihub;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static dev.rollcall.live.http.StubServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.http.StubServer;
import dev.rollcall.model.Address;
import dev.rollcall.model.Email;
import dev.rollcall.model.Invitation;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.LiveWorkspace;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read from the lists of the contract. */
final class AihubReaderTest {
  @RegisterExtension private static final StubServer SERVER = new StubServer();
  private static final Principal ADA = Email.person("ada@acme.example");
  private static final Principal GRACE = Email.person("grace@acme.example");
  private static final Role MEMBER = new Role("member");
  private final Acme acme = new Acme(SERVER);

  @BeforeEach
  void serve() {
    acme.serve();
  }

  @Test
  void combinesTheLists() throws Exception {
    String any = "";
    Principal ada = ADA;
    Principal bot = Principal.serviceAccount("ci-runner");
    Instant invited = Instant.parse("2026-11-01T10:00:00Z");
    Instant sent = Instant.parse("2026-11-02T10:00:00.500Z");

    assertThat(acme.read())
        .isEqualTo(
            new LiveState(
                ada,
                new Roles(
                    RoleLadder.of("member", "admin"),
                    RoleLadder.of("member", "manager"),
                    RoleLadder.of("reviewer", "tester", "manager")),
                "7",
                Map.of(
                    Address.of(ADA),
                    LiveEntry.member(any, Role.ADMIN, null),
                    Address.of(GRACE),
                    LiveEntry.member(any, MEMBER, new Invitation(invited, sent, 2, false)),
                    Address.of(bot),
                    new LiveEntry(any, MEMBER, null, false, List.of("its tokens stop working")),
                    Address.group("sig/apps"),
                    LiveEntry.group(any),
                    Address.groupMember("sig/apps", ada),
                    LiveEntry.of(MEMBER),
                    Address.groupMember("sig/apps", bot),
                    LiveEntry.of(new Role("manager")),
                    Address.group("empty"),
                    LiveEntry.group(any),
                    Address.workspaceAccess("claims prod", Principal.group("sig/apps")),
                    LiveEntry.of(new Role("reviewer"))),
                Map.of(
                    "claims prod",
                    new LiveWorkspace(false),
                    "ada_acme.example",
                    new LiveWorkspace(true)),
                Set.of(),
                Set.of(
                    Address.groupMember("sig/apps", ada),
                    Address.workspaceAccess("claims prod", ada))));
  }

  @Test
  void readsTheRootFirstAndEachListOnce() throws Exception {
    acme.read();

    assertThat(acme.asked().get(0)).isEqualTo("GET ");
    assertThat(acme.asked())
        .containsExactlyInAnyOrder(
            "GET ",
            "GET /members?",
            "GET /service-accounts?",
            "GET /groups?",
            "GET /group-members?",
            "GET /workspaces?",
            "GET /workspace-access?");
  }

  /** Every other read of this class succeeds, so that no request of it can arrive late here. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'id': 'other', 'caller': {'type': 'x', 'name': 'y'}, 'revision': '7'}"
            + " | asked for the organization acme, but the server responded for other",
        "{'id': 'acme', 'revision': '7'} | caller is not an object",
        "{'id': 'acme', 'caller': {'type': 'x', 'name': 'y'}} | revision is not a string",
        "{'id': 'acme', 'caller': {'type': 'x', 'name': 'y'}, 'revision': '7',"
            + " 'roles': {'group': []}} | roles.group is empty, or names a role twice",
        "{'id': 'acme', 'caller': {'type': 'x', 'name': 'y'}, 'revision': '7',"
            + " 'roles': {'group': ['a', 'a']}} | roles.group is empty, or names a role twice",
        "{'id': 'acme', 'caller': {'type': 'x', 'name': 'y'}, 'revision': '7', 'roles':"
            + " {'organization': [null, 'a']}} | roles.organization is not a list of strings",
        "{'status': 'ERROR', 'msg': 'unknown org'} | with an error: \"unknown org\"",
        "<html>Log in</html> | with HTML instead of JSON: \"<html>Log in</html>\"",
        "{'id': 'acme', 'caller | its JSON is broken",
      })
  void anInvalidRootIsAnError(String root, String said) {
    acme.root(root.replace('\'', '"'));

    assertThat(catchThrowableOfType(ApiException.class, acme::read)).hasMessageContaining(said);
    assertThat(acme.asked()).allMatch("GET "::equals);
  }

  @Test
  void readsPagesOf500() throws Exception {
    String[] rows =
        IntStream.range(0, 1001)
            .mapToObj(i -> "{'id': 'x-%d', 'name': 'bot-%d', 'role': 'member'}".formatted(i, i))
            .toArray(String[]::new);
    acme.list("group-members");
    for (int offset = 0; offset < 1001; offset += 500) {
      String page = String.join(",", List.of(rows).subList(offset, Math.min(1001, offset + 500)));
      String body = "{'items': [" + page + "], 'total': 1001, 'revision': '7'}";
      SERVER.answer(
          get("/api/v2/organization/service-accounts?limit=500&offset=" + offset)
              .willReturn(json(200, body.replace('\'', '"'))));
    }

    assertThat(acme.read().entries().keySet())
        .filteredOn(address -> address.kind() == Kind.SERVICE_ACCOUNT)
        .hasSize(1001);
    assertThat(acme.asked()).filteredOn(line -> line.contains("service-accounts")).hasSize(3);
  }

  @Test
  void ignoresFieldsItDoesNotNeed() throws Exception {
    acme.root(
        """
        {"id": "acme", "plan": {"x": [1]}, "revision": "7",
         "caller": {"type": "robot", "name": "r2", "since": 7}, "roles": {"group": null}}
        """);
    acme.list(
        "members",
        "{'id': 'm-1', 'email': ' ADA@acme.example', 'role': 'emperor', 'status': 'joined',"
            + " 'avatar': {'a': [1, {}]}}",
        "{'id': 'm/2', 'email': 'grace@acme.example', 'role': 'member', 'status': 'invited',"
            + " 'last_sent_at': null}");
    LiveState live = acme.read();

    assertThat(live.caller()).isEqualTo(null);
    assertThat(live.roles()).isEqualTo(Acme.BUILT_IN);
    assertThat(live.at(Address.of(ADA))).isEqualTo(member("emperor", null));
    assertThat(live.at(Address.of(GRACE)))
        .isEqualTo(member("member", new Invitation(null, null, null, false)));
    assertThat(live.entries().keySet()).filteredOn(a -> a.kind() == Kind.MEMBER).hasSize(2);
  }

  private static LiveEntry member(String role, @Nullable Invitation invitation) {
    return LiveEntry.member("", new Role(role), invitation);
  }

  @ParameterizedTest
  @CsvSource({
    "member, m/2, Ada@acme.example, grace@acme.example",
    "member, gone, Bob@acme.example, bob@acme.example",
    "member, , Bob@acme.example, bob@acme.example",
    "member, gone, Bob, ",
    "service_account, s-1, whatever, service:ci-runner",
    "service_account, gone, other, service:other",
    "user, m-1, Ada@acme.example, ",
  })
  void findsTheCaller(String type, @Nullable String id, String name, @Nullable String principal)
      throws Exception {
    String idField = id == null ? "" : "\"id\": \"" + id + "\", ";
    acme.root(
        "{\"id\": \"acme\", \"caller\": {\"type\": \"%s\", %s\"name\": \"%s\"}, \"revision\": \"7\"}"
            .formatted(type, idField, name));

    assertThat(acme.read().caller()).isEqualTo(principal == null ? null : Principal.of(principal));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-02T10:00:00Z | 2026-11-02T10:00:00Z",
        "2026-11-02T12:00:00.123456789+02:00 | 2026-11-02T10:00:00.123456789Z",
        "2026-11-02T10:00:00.1234567890123Z | 2026-11-02T10:00:00.123456789Z",
        "2026-11-02T10:00:00 | 2026-11-02T10:00:00Z",
      })
  void readsTimesInUtc(String written, String instant) throws Exception {
    acme.list("group-members");
    acme.list("workspace-access");
    acme.list("members", Acme.GRACE.replace("2026-11-02T10:00:00.5Z", written));

    assertThat(acme.read().entries().values())
        .extracting(LiveEntry::invitation)
        .filteredOn(Objects::nonNull)
        .extracting(Invitation::lastSentAt)
        .containsExactly(Instant.parse(instant));
  }

  /** The invitation time of a person who has joined is not needed. */
  @Test
  void invitationTimeOfAJoinedMemberIsIgnored() throws Exception {
    acme.addRow(
        "members",
        "{'id': 'm-3', 'email': 'a@x', 'role': 'member', 'status': 'joined', 'invited_at': 'now'}");

    LiveEntry joined = acme.read().entries().get(Address.of("member/a@x"));
    assertThat(joined).isNotNull();
  }
}
