package dev.rollcall.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.contract.ContractCheck;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The root, the pages of a list, and what the front refuses, over HTTP. */
final class MembershipApiTest {
  private Running sandbox;

  @BeforeEach
  void start() throws IOException {
    List<String> workspaces = IntStream.range(0, 600).mapToObj(i -> "w" + i).toList();
    sandbox = Running.start(Running.options().withWorkspaces(workspaces));
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void theContractIsServedAndNoMore() throws Exception {
    List<String> served =
        new MembershipApi(StateFile.load(Running.options()))
            .contract()
            .map(route -> route.method() + " /" + String.join("/", route.template()))
            .map(route -> route.replaceFirst("/api", ""))
            .toList();

    assertThat(served).containsExactlyInAnyOrderElementsOf(ContractCheck.load().operations());
  }

  @Test
  void rootTellsCallerRolesAndRevision() {
    assertThat(sandbox.get("").body().toString())
        .isEqualToIgnoringWhitespace(
            """
            {"id": "acme",
             "caller": {"type": "member", "id": "m-0", "name": "admin@sandbox.example"},
             "roles": {"organization": ["member", "admin"], "group": ["member", "manager"],
                       "workspace": ["reviewer", "review_manager", "tester", "developer", "manager"]},
             "revision": "0"}
            """);
  }

  @Test
  void withoutASeedThereIsOneAdmin() {
    assertThat(sandbox.get("/members").items())
        .singleElement()
        .hasToString(
            "{\"id\":\"m-0\",\"email\":\"admin@sandbox.example\",\"role\":\"admin\","
                + "\"status\":\"joined\",\"invited_at\":null,\"last_sent_at\":null,\"sends\":0,"
                + "\"joined_at\":\"2026-11-24T02:10:00Z\"}");
  }

  @Test
  void pagesAreAHundredRowsUnlessAsked() {
    var first = sandbox.get("/workspaces");
    var last = sandbox.get("/workspaces?limit=500&offset=500");

    assertThat(first.items()).hasSize(100);
    assertThat(first.body().path("total").asInt()).isEqualTo(601);
    assertThat(last.items()).hasSize(101);
    assertThat(last.items("name").get(0)).isEqualTo("w500");
    assertThat(sandbox.get("/workspaces?offset=2147483647").items()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"limit=0", "limit=501", "limit=ten", "limit", "offset=-1", "limit=5&limit=6"})
  void impossiblePageIsRefused(String query) {
    assertThat(sandbox.get("/workspaces?" + query).status()).isEqualTo(400);
  }

  @Test
  void everyListHasTheRevision() {
    sandbox.post("/groups", "{\"name\": \"claims\"}");

    assertThat(
            List.of(
                "/members",
                "/service-accounts",
                "/groups",
                "/group-members",
                "/workspaces",
                "/workspace-access"))
        .allSatisfy(
            list ->
                assertThat(sandbox.get(list).body().path("revision").asString()).isEqualTo("1"));
  }

  @Test
  void tokenIsAsked() {
    var none = sandbox.withHeaders("/api/v2/organization", "IB-Context", "acme");
    var basic =
        sandbox.withHeaders(
            "/api/v2/organization", "IB-Context", "acme", "Authorization", "Basic eDp5");

    assertThat(List.of(none.status(), basic.status())).containsOnly(401);
    assertThat(none.message()).contains("Authorization: Bearer");
  }

  @Test
  void organizationIsAsked() {
    var none = sandbox.withHeaders("/api/v2/organization", "Authorization", "Bearer x");
    var other =
        sandbox.withHeaders(
            "/api/v2/organization", "Authorization", "Bearer x", "IB-Context", "other");

    assertThat(List.of(none.status(), other.status())).containsOnly(401);
    assertThat(other.message()).contains("IB-Context", "acme");
  }

  @Test
  void controlsNeedNoToken() {
    assertThat(sandbox.withHeaders("/sandbox/mailbox").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api",
        "/api/v2/organization/",
        "/api/v2/organization/people",
        "/sandbox/x",
        "/other"
      })
  void unknownPathIsNotFound(String path) {
    var answer = sandbox.unchecked("GET", path, null);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.message()).contains("no such path");
  }

  @Test
  void wrongMethodIsToldTheRightOnes() {
    var answer = sandbox.unchecked("PUT", "/api/v2/organization/members/delete", "{}");

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("PATCH, POST");
    assertThat(sandbox.unchecked("HEAD", "/api/v2/organization", null).status()).isEqualTo(405);
  }

  @Test
  void endlessBodyIsRefused() {
    var answer = sandbox.post("/groups", "{\"name\": \"" + "x".repeat(2 << 20) + "\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).contains("longer than");
  }

  @Test
  void requestsAreNumbered() {
    var first = sandbox.get("").headers().firstValue("X-Request-Id");
    var second = sandbox.get("").headers().firstValue("X-Request-Id");

    assertThat(first).isPresent().isNotEqualTo(second);
  }
}
