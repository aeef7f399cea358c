package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check finds what breaks the contract, and lets pass what does not. */
final class ContractCheckTest {
  private static final ContractCheck CHECK = ContractCheck.load();

  private static void check(
      String method,
      String target,
      @Nullable String request,
      int status,
      @Nullable String response) {
    String[] parts = target.split("\\?", 2);
    CHECK.check(
        method,
        parts[0],
        parts.length == 1 ? null : parts[1],
        request == null ? null : request.replace('\'', '"'),
        status,
        response == null ? null : response.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET | /v2/organization/groups | | 200 | {'items': [], 'total': 0, 'revision': '1'}",
        "GET | /api/v2/organization/groups?limit=500&offset=0 | | 200 | "
            + "{'items': [{'id': 'g', 'name': 'n'}], 'total': 1, 'revision': '1'}",
        "GET | /v2/organization/members?email=a%2Bb@x&email=c | | 200 | "
            + "{'items': [], 'total': 0, 'revision': '1'}",
        "POST | /v2/organization/members/delete | {'ids': ['a']} | 200 | "
            + "{'results': [{'id': 'a', 'outcome': 'removed'}]}",
        "PUT | /v2/organization/workspaces/a%2Fb/access/group/g | {'role': 'x'} | 204 |",
        "DELETE | /v2/organization/groups/g/members/member/m | | 404 | {'message': 'm'}",
        "POST | /v2/organization/members | {'emails': []} | 400 | {'message': 'm'}",
        "GET | /v2/organization | | 502 | <html>",
        "GET | /v2/organization | | 503 |",
        "POST | /v1/auditlogs | {} | 200 | {'status': 'ERROR', 'msg': 'm'}",
        "POST | /v1/auditlogs | {} | 200 | {'status': 'OK', 'data': {'results': []}}",
      })
  void fittingPasses(
      String method,
      String target,
      @Nullable String request,
      int status,
      @Nullable String response) {
    assertThatCode(() -> check(method, target, request, status, response))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET | /v2/organization/people | | 200 | {} | no GET",
        "PUT | /v2/organization/groups | | 200 | {} | no PUT",
        "GET | /v2/organization | | 204 | | no answer 204",
        "GET | /v2/organization/groups?page=1 | | 200 | {'items': [], 'total': 0, 'revision': '1'} | no query parameter page",
        "GET | /v2/organization/groups?limit=501 | | 200 | {'items': [], 'total': 0, 'revision': '1'} | query parameter limit",
        "GET | /v2/organization/groups?limit=x | | 200 | {'items': [], 'total': 0, 'revision': '1'} | query parameter limit",
        "GET | /v2/organization/groups | | 200 | {'items': [], 'total': 0, 'revision': '1', 'next': 2} | next",
        "GET | /v2/organization/groups | | 200 | {'items': [{'id': 'g', 'name': 'n', 'x': 1}], 'total': 0, 'revision': '1'} | items",
        "GET | /v2/organization/groups | | 200 | {'items': [], 'total': 0} | revision",
        "GET | /v2/organization/groups | | 200 | {'items': [], | not JSON",
        "GET | /v2/organization/groups | | 200 | | has no body",
        "GET | /v2/organization/groups | | 404 | {'error': 'x'} | message",
        "POST | /v2/organization/members | {'emails': []} | 200 | {'results': []} | emails",
        "POST | /v2/organization/groups | | 201 | {'id': 'g', 'name': 'n'} | has no body",
        "DELETE | /v2/organization/groups/g | {} | 204 | | must have no body",
        "DELETE | /v2/organization/groups/g | | 204 | {} | must have no body",
        "DELETE | /v2/organization/groups/g/members/group/m | | 204 | | path parameter type",
        "POST | /v2/organization/members/m/resend-invitation | {'last_sent_at': 'now'} | 409 | {'message': 'm'} | last_sent_at",
      })
  void breakingFails(
      String method,
      String target,
      @Nullable String request,
      int status,
      @Nullable String response,
      String said) {
    assertThatThrownBy(() -> check(method, target, request, status, response))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(said);
  }

  @Test
  void invitedMembersHaveWhatInvitedMembersHave() {
    String member =
        "{'id': 'm', 'email': 'a@x', 'role': 'r', 'status': 'invited', 'invited_at': null,"
            + " 'last_sent_at': null, 'sends': 0, 'joined_at': null}";

    assertThatThrownBy(
            () -> check("PATCH", "/v2/organization/members/m", "{'role': 'r'}", 200, member))
        .hasMessageContaining("invited_at")
        .hasMessageContaining("last_sent_at")
        .hasMessageContaining("sends");
  }
}
