package dev.rollcall.live.aihub;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.rollcall.live.http.StubServer.json;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.http.StubServer;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A small organization on a stub server, list by list. */
final class Acme {
  static final Roles BUILT_IN =
      new Roles(
          RoleLadder.of("member", "admin"),
          RoleLadder.of("member", "manager"),
          RoleLadder.of("reviewer", "manager"));

  static final String ADA =
      """
      {"id": "m-1", "email": "Ada@acme.example", "role": "admin", "status": "joined",
       "invited_at": null, "last_sent_at": null, "sends": 0, "joined_at": "2026-01-01T00:00:00Z"}
      """;
  static final String GRACE =
      """
      {"id": "m/2", "email": "grace@acme.example", "role": "member", "status": "invited",
       "invited_at": "2026-11-01T10:00:00Z", "last_sent_at": "2026-11-02T10:00:00.5Z", "sends": 2,
       "joined_at": null}
      """;

  final StubServer server;
  private final Map<String, List<String>> lists = new HashMap<>();

  Acme(StubServer server) {
    this.server = server;
  }

  /** Responds with the root and all lists, at revision 7. */
  void serve() {
    root(
        """
        {"id": "acme", "caller": {"type": "member", "id": "m-1", "name": "Ada@acme.example"},
         "roles": {"organization": ["member", "admin"], "group": ["member", "manager"],
                   "workspace": ["reviewer", "tester", "manager"]},
         "revision": "7"}
        """);
    list("members", ADA, GRACE);
    list("service-accounts", "{'id': 's-1', 'name': 'ci-runner', 'role': 'member'}");
    list("groups", "{'id': 'g/1', 'name': 'sig/apps'}", "{'id': 'g-2', 'name': 'empty'}");
    list(
        "group-members",
        "{'group_id': 'g/1', 'principal': {'type': 'member', 'id': 'm-1'}, 'role': 'member',"
            + " 'derived': false}",
        "{'group_id': 'g/1', 'principal': {'type': 'member', 'id': 'm-1'}, 'role': 'manager',"
            + " 'derived': true}",
        "{'group_id': 'g/1', 'principal': {'type': 'service_account', 'id': 's-1'},"
            + " 'role': 'manager', 'derived': false}");
    list(
        "workspaces",
        "{'name': 'claims prod', 'kind': 'shared'}",
        "{'name': 'ada_acme.example', 'kind': 'personal'}");
    list(
        "workspace-access",
        "{'workspace': 'claims prod', 'principal': {'type': 'group', 'id': 'g/1'},"
            + " 'role': 'reviewer', 'derived': false}",
        "{'workspace': 'claims prod', 'principal': {'type': 'member', 'id': 'm-1'},"
            + " 'role': 'manager', 'derived': true}");
  }

  /** Responds with this root. */
  void root(String body) {
    server.answer(get(urlPathEqualTo("/api/v2/organization")).willReturn(json(200, body)));
  }

  /** Responds with a list of one page at revision 7; single quotes stand for double ones. */
  void list(String name, String... rows) {
    list(name, rows.length, "7", rows);
  }

  /** Adds a row to a list. */
  void addRow(String name, String row) {
    List<String> rows = new ArrayList<>(lists.getOrDefault(name, List.of()));
    rows.add(row);
    list(name, rows.toArray(String[]::new));
  }

  /** Responds with a list of one page. */
  void list(String name, int total, String revision, String... rows) {
    lists.put(name, List.of(rows));
    String body =
        "{\"items\": [%s], \"total\": %d, \"revision\": \"%s\"}"
            .formatted(String.join(", ", rows).replace('\'', '"'), total, revision);
    server.answer(get(urlPathEqualTo("/api/v2/organization/" + name)).willReturn(json(200, body)));
  }

  AihubConnection connect() {
    return AihubConnection.open(server.site(), "acme", BUILT_IN, StubServer.IMPATIENT);
  }

  LiveState read() throws ApiException {
    try (AihubConnection connection = connect()) {
      return connection.reader().read();
    }
  }

  /** The requests so far, below the root, without paging. */
  List<String> asked() {
    return server.lines().stream()
        .map(line -> line.replace("/api/v2/organization", "").replace("limit=500&offset=0", ""))
        .toList();
  }
}
