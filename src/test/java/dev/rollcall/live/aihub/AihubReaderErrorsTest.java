package dev.rollcall.live.aihub;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static dev.rollcall.live.http.StubServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.rollcall.live.ApiException;
import dev.rollcall.live.http.StubServer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that do not fit together are read again; an unclear live state is an error. */
final class AihubReaderErrorsTest {
  @RegisterExtension private static final StubServer SERVER = new StubServer();
  private final Acme acme = new Acme(SERVER);

  @BeforeEach
  void serve() {
    acme.serve();
  }

  private ApiException failure() {
    return catchThrowableOfType(ApiException.class, acme::read);
  }

  private long reads() {
    return acme.asked().stream().filter("GET "::equals).count();
  }

  @Test
  void anUnknownReferenceIsInconsistent() {
    acme.list(
        "group-members",
        "{'group_id': 'g-9', 'principal': {'type': 'member', 'id': 'm-1'}, 'role': 'member'}");
    assertInconsistent("group g-9, which is in no list");
    acme.list(
        "group-members",
        "{'group_id': 'g-2', 'principal': {'type': 'member', 'id': 'm-9'}, 'role': 'member'}");
    assertInconsistent("member m-9, which is in no list");
    acme.serve();
    acme.list(
        "workspace-access",
        "{'workspace': 'none', 'principal': {'type': 'group', 'id': 'g-2'}, 'role': 'tester'}");
    assertInconsistent("workspace none, which is in no list");
    acme.list(
        "workspace-access",
        "{'workspace': 'claims prod', 'principal': {'type': 'group', 'id': 'm-1'},"
            + " 'role': 'tester'}");
    assertInconsistent("group m-1, which is in no list");
  }

  @Test
  void aDuplicateIsInconsistent() {
    acme.list("members", Acme.ADA, Acme.GRACE, Acme.ADA);
    assertInconsistent("member m-1 is there twice");
    acme.serve();
    String row = "{'id': 'g-2', 'name': 'empty'}";
    acme.list("groups", "{'id': 'g/1', 'name': 'sig/apps'}", row, row);
    assertInconsistent("group g-2 is there twice");
    acme.serve();
    acme.list("workspaces", repeated("{'name': 'claims prod', 'kind': 'shared'}"));
    assertInconsistent("workspace claims prod is there twice");
    acme.serve();
    acme.list(
        "group-members",
        repeated(
            "{'group_id': 'g-2', 'principal': {'type': 'member', 'id': 'm-1'}, 'role': 'member'}"));
    assertInconsistent("member m-1 in g-2 is there twice");
    acme.list(
        "group-members",
        repeated(
            "{'group_id': 'g-2', 'principal': {'type': 'member', 'id': 'm-1'}, 'role': 'member',"
                + " 'derived': true}"));
    assertInconsistent("member m-1 in g-2 is there twice");
  }

  private static String[] repeated(String row) {
    return new String[] {row, row};
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "members",
        "service-accounts",
        "groups",
        "group-members",
        "workspaces",
        "workspace-access"
      })
  void anotherRevisionOrLengthIsInconsistent(String list) {
    acme.list(list, 0, "8");
    assertInconsistent("at revision 7, one of its lists at 8");
    acme.list(list, 2, "7");
    assertInconsistent("/v2/organization/" + list + " from row 0 holds 0 rows instead of 2");
  }

  private void assertInconsistent(String why) {
    SERVER.resetRequests();
    assertThat(failure()).hasMessageContaining(why).hasMessageContaining("3 reads");
    assertThat(reads()).isEqualTo(3);
  }

  @Test
  void anInconsistentReadIsRetried() throws Exception {
    String root =
        "{\"id\": \"acme\", \"caller\": {\"type\": \"x\", \"name\": \"y\"}, \"revision\": \"%s\"}";
    for (String revision : List.of("5", "6", "7")) {
      SERVER.answer(
          get(urlPathEqualTo("/api/v2/organization"))
              .inScenario("moving")
              .whenScenarioStateIs(revision.equals("5") ? STARTED : revision)
              .willSetStateTo(String.valueOf(Integer.parseInt(revision) + 1))
              .willReturn(json(200, root.formatted(revision))));
    }

    assertThat(acme.read().revision()).isEqualTo("7");
    assertThat(reads()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "members | {'id': 'm-3', 'email': 'ada@ACME.example', 'role': 'x', 'status': 'joined'}"
            + " | two live members are called Ada@acme.example and ada@ACME.example",
        "members | {'id': 'm-3', 'email': 'ada', 'role': 'x', 'status': 'joined'}"
            + " | items[2].email is ada, which is not a valid e-mail address: it has no @",
        "members | {'id': 'm-3', 'email': 'a@x', 'role': 'x', 'status': 'suspended'}"
            + " | items[2].status is suspended, which is not a known value",
        "members | {'id': 'm-3', 'email': 'a@x', 'role': 'x', 'status': 'invited', 'sends': -1}"
            + " | items[2].sends is not a count",
        "members | {'id': 'm-3', 'email': 'a@x', 'role': 'x', 'status': 'invited', 'last_sent_at':"
            + " 'now'} | items[2].last_sent_at is now, which is not an ISO 8601 time",
        "members | {'id': 'm-3', 'email': 'a@x', 'role': 'x', 'status': 'joined', 'last_sent_at':"
            + " 'now'} | items[2].last_sent_at is now, which is not an ISO 8601 time",
        "members | {'id': 'm-3', 'email': 'a@x', 'role': 'x', 'status': 'invited',"
            + " 'invited_at': '+10000-01-01T00:00:00Z'}"
            + " | items[2].invited_at is +10000-01-01T00:00:00Z, which is not an ISO 8601 time",
        "members | {'id': 'm-3', 'email': 'a@x', 'status': 'joined'} | items[2].role is not a"
            + " string",
        "service-accounts | {'id': 's-2', 'name': 'ci-runner', 'role': 'member'}"
            + " | two live service accounts are called ci-runner;",
        "service-accounts | {'id': 7, 'name': 'x', 'role': 'member'} | items[1].id is not a string",
        "groups | {'id': 'g-3', 'name': 'Empty'} | two live groups are called empty and Empty",
        "workspaces | {'name': 'CLAIMS prod', 'kind': 'shared'}"
            + " | two live workspaces are called claims prod and CLAIMS prod",
        "workspaces | {'name': 'x', 'kind': 'archived'}"
            + " | items[2].kind is archived, which is not a known value",
        "group-members | {'group_id': 'g-2', 'principal': {'type': 'group', 'id': 'g/1'},"
            + " 'role': 'member'} | items[3] puts a group into a group",
        "group-members | {'group_id': 'g-2', 'principal': {'type': 'team', 'id': 'g/1'},"
            + " 'role': 'member'} | items[3].principal.type is team",
        "group-members | {'group_id': 'g-2', 'principal': 'm-1', 'role': 'member'}"
            + " | items[3].principal is not an object",
        "workspace-access | {'workspace': 'claims prod', 'role': 'x', 'derived': 'no',"
            + " 'principal': {'type': 'member', 'id': 'm/2'}} | items[2].derived is not true",
      })
  void anUnclearLiveStateIsAnErrorAtOnce(String list, String row, String said) {
    acme.addRow(list, row);

    assertThat(failure()).hasMessageContaining(said);
    assertThat(reads()).isEqualTo(1);
  }

  @Test
  void aNullRowIsAnError() {
    acme.list("groups", "null");

    assertThat(failure()).hasMessageContaining("items[0] is not an object");
  }

  @ParameterizedTest
  @CsvSource({
    "401, check the token",
    "403, check what is left",
    "404, answered 404",
    "500, answered 500"
  })
  void aRefusedListFailsTheRead(int status, String said) {
    SERVER.answer(
        get(urlPathEqualTo("/api/v2/organization/groups"))
            .willReturn(json(status, "{\"message\": \"no\"}")));

    ApiException e = failure();
    assertThat(e.status()).hasValue(status);
    assertThat(e)
        .hasMessageContaining("GET /api/v2/organization/groups")
        .hasMessageContaining("\"no\"")
        .hasMessageContaining(said);
    assertThat(reads()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aTruncatedListFailsTheRead(Fault fault) {
    SERVER.answer(
        get(urlPathEqualTo("/api/v2/organization/members"))
            .willReturn(aResponse().withStatus(200).withFault(fault)));

    assertThat(failure()).hasMessageContaining("/api/v2/organization/members");
    assertThat(acme.asked()).filteredOn("GET /members?"::equals).hasSize(3);
  }
}
