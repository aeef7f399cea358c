package dev.rollcall.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Service accounts, groups and workspaces over HTTP. */
final class AccessTest {
  private static final String SEED =
      """
      {
        "caller": "ada@acme.example",
        "members": {
          "ada@acme.example": "admin",
          "grace@acme.example": {"status": "invited", "role": "admin"},
          "linus@acme.example": "member"
        },
        "service_accounts": {"ci-runner": "member"},
        "groups": {
          "kubernetes/sig-apps": {"ada@acme.example": "member", "service:ci-runner": "member"}
        },
        "workspaces": {
          "claims/prod, %é": {"access": {"group:kubernetes/sig-apps": "reviewer", "ada@acme.example": "tester"}},
          "own": {"kind": "personal"}
        }
      }
      """;
  private static final String WORKSPACE = "/workspaces/claims%2Fprod%2C%20%25%C3%A9/access/";
  private static final String LINUS = "m-2";
  private static final String ADA = "m-0";
  private static final String CI_RUNNER = "s-3";
  private static final String GROUP = "g-4";

  @TempDir private Path folder;
  private Running sandbox;

  @BeforeEach
  void start() throws IOException {
    sandbox = Running.seeded(folder, SEED);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private List<String> groupMembers() {
    return sandbox.get("/group-members").items().stream()
        .map(
            row ->
                row.at("/principal/id").asString()
                    + " "
                    + row.path("role").asString()
                    + (row.path("derived").booleanValue() ? " derived" : ""))
        .toList();
  }

  private List<String> access() {
    return sandbox.get("/workspace-access").items().stream()
        .map(
            row ->
                row.path("workspace").asString()
                    + " "
                    + row.at("/principal/id").asString()
                    + " "
                    + row.path("role").asString()
                    + (row.path("derived").booleanValue() ? " derived" : ""))
        .toList();
  }

  @Test
  void joinedAdminsReachEverythingBesideWhatIsStored() {
    assertThat(groupMembers())
        .containsExactly(ADA + " member", CI_RUNNER + " member", ADA + " manager derived");
    assertThat(access())
        .containsExactly(
            "claims/prod, %é " + GROUP + " reviewer",
            "claims/prod, %é " + ADA + " tester",
            "claims/prod, %é " + ADA + " manager derived");
  }

  @Test
  void adminsReachWhenTheyJoin() {
    sandbox.unchecked("POST", "/sandbox/accept", "{\"email\": \"grace@acme.example\"}");

    assertThat(access()).contains("claims/prod, %é m-1 manager derived");
  }

  @Test
  void serviceAccountAdminsReachToo() {
    sandbox.patch("/service-accounts/" + CI_RUNNER, "{\"role\": \"admin\"}");

    assertThat(access()).contains("claims/prod, %é " + CI_RUNNER + " manager derived");
    assertThat(groupMembers()).contains(CI_RUNNER + " manager derived");
  }

  @Test
  void reachIsNotWithdrawn() {
    assertThat(sandbox.delete(WORKSPACE + "member/" + ADA).status()).isEqualTo(204);
    assertThat(access()).contains("claims/prod, %é " + ADA + " manager derived");
    assertThat(access()).doesNotContain("claims/prod, %é " + ADA + " tester");
  }

  @Test
  void grantsAreIdempotent() {
    var first = sandbox.put(WORKSPACE + "member/" + LINUS, "{\"role\": \"developer\"}");
    String revision = sandbox.revision();
    var second = sandbox.put(WORKSPACE + "member/" + LINUS, "{\"role\": \"developer\"}");

    assertThat(List.of(first.status(), second.status())).containsOnly(204);
    assertThat(sandbox.revision()).isEqualTo(revision);
    assertThat(access()).contains("claims/prod, %é " + LINUS + " developer");
    assertThat(sandbox.put(WORKSPACE + "member/" + LINUS, "{\"role\": \"tester\"}").status())
        .isEqualTo(204);
    assertThat(sandbox.revision()).isNotEqualTo(revision);
  }

  @Test
  void revokingIsIdempotent() {
    sandbox.delete(WORKSPACE + "group/" + GROUP);
    String revision = sandbox.revision();

    assertThat(sandbox.delete(WORKSPACE + "group/" + GROUP).status()).isEqualTo(204);
    assertThat(sandbox.revision()).isEqualTo(revision);
  }

  @ParameterizedTest
  @CsvSource({
    "/workspaces/none/access/member/m-2, tester, 404",
    "/workspaces/own/access/member/m-2, tester, 422",
    "/workspaces/linus_acme.example/access/member/m-2, tester, 422",
    "/workspaces/grace_acme.example/access/member/m-2, tester, 404",
    "/workspaces/claims%2Fprod%2C%20%25%C3%A9/access/member/m-99, tester, 404",
    "/workspaces/claims%2Fprod%2C%20%25%C3%A9/access/group/g-99, tester, 404",
    "/workspaces/claims%2Fprod%2C%20%25%C3%A9/access/service_account/s-99, tester, 404",
    "/workspaces/claims%2Fprod%2C%20%25%C3%A9/access/member/m-2, boss, 422",
    "/workspaces/claims%2Fprod%2C%20%25%C3%A9/access/robot/m-2, tester, 400",
    "/groups/g-99/members/member/m-2, member, 404",
    "/groups/g-4/members/member/m-99, member, 404",
    "/groups/g-4/members/member/m-2, boss, 422",
    "/groups/g-4/members/group/g-4, member, 400",
  })
  void impossibleAccessIsRefused(String path, String role, int status) {
    String before = sandbox.revision();

    var answer = sandbox.put(path, "{\"role\": \"" + role + "\"}");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.message()).isNotBlank();
    assertThat(sandbox.revision()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "/workspaces/none/access/member/m-2, 404",
    "/workspaces/own/access/member/m-2, 422",
    "/workspaces/claims%2Fprod%2C%20%25%C3%A9/access/member/m-99, 404",
    "/groups/g-99/members/member/m-2, 404",
    "/groups/g-4/members/member/m-99, 404",
    "/groups/g-4/members/member/m-2, 204",
    "/groups/g-99, 404",
    "/service-accounts/s-99, 404",
  })
  void removingWhatIsNotThereIsAnswered(String path, int status) {
    assertThat(sandbox.delete(path).status()).isEqualTo(status);
  }

  @Test
  void groupMembersComeAndGo() {
    String path = "/groups/" + GROUP + "/members/member/" + LINUS;

    assertThat(sandbox.put(path, "{\"role\": \"member\"}").status()).isEqualTo(204);
    assertThat(sandbox.put(path, "{\"role\": \"manager\"}").status()).isEqualTo(204);
    assertThat(groupMembers()).contains(LINUS + " manager");
    assertThat(sandbox.delete(path).status()).isEqualTo(204);
    assertThat(groupMembers()).doesNotContain(LINUS + " manager");
  }

  @Test
  void deletedGroupWithdrawsItsAccess() {
    assertThat(sandbox.delete("/groups/" + GROUP).status()).isEqualTo(204);

    assertThat(sandbox.get("/groups").items()).isEmpty();
    assertThat(groupMembers()).isEmpty();
    assertThat(sandbox.get("/workspace-access").items("principal/type")).containsOnly("member");
  }

  @Test
  void groupNamesAreTakenOnce() {
    var created = sandbox.post("/groups", "{\"name\": \"claims\"}");

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.body().path("name").asString()).isEqualTo("claims");
    assertThat(sandbox.post("/groups", "{\"name\": \"claims\"}").status()).isEqualTo(409);
    assertThat(sandbox.post("/groups", "{\"name\": \"Claims\"}").status()).isEqualTo(201);
    assertThat(sandbox.post("/groups", "{\"name\": \"  \"}").status()).isEqualTo(400);
    assertThat(sandbox.post("/groups", "{\"name\": \"" + "x".repeat(256) + "\"}").status())
        .isEqualTo(400);
  }

  @Test
  void serviceAccountsComeAndGo() {
    var created =
        sandbox.post("/service-accounts", "{\"name\": \"nightly\", \"role\": \"member\"}");
    String id = created.body().path("id").asString();

    assertThat(created.status()).isEqualTo(201);
    assertThat(sandbox.patch("/service-accounts/" + id, "{\"role\": \"admin\"}").body())
        .hasToString("{\"id\":\"" + id + "\",\"name\":\"nightly\",\"role\":\"admin\"}");
    assertThat(sandbox.patch("/service-accounts/" + id, "{\"role\": \"admin\"}").status())
        .isEqualTo(200);
    assertThat(sandbox.delete("/service-accounts/" + id).status()).isEqualTo(204);
    assertThat(sandbox.get("/service-accounts").items("name")).containsExactly("ci-runner");
  }

  @ParameterizedTest
  @CsvSource({"ci-runner, member, 409", "nightly, boss, 422", "nightly, '', 400"})
  void impossibleServiceAccountIsRefused(String name, String role, int status) {
    String body = "{\"name\": \"" + name + "\", \"role\": \"" + role + "\"}";

    assertThat(sandbox.post("/service-accounts", body).status()).isEqualTo(status);
  }

  @Test
  void deletedServiceAccountLeavesItsGroups() {
    sandbox.delete("/service-accounts/" + CI_RUNNER);

    assertThat(sandbox.get("/group-members").items("principal/type"))
        .doesNotContain("service_account");
  }

  @Test
  void joinedMembersHaveAPersonalWorkspace() {
    assertThat(sandbox.get("/workspaces").items("name"))
        .containsExactly("claims/prod, %é", "own", "ada_acme.example", "linus_acme.example");
    assertThat(sandbox.get("/workspaces").items("kind"))
        .containsExactly("shared", "personal", "personal", "personal");
  }

  @Test
  void personalWorkspaceGoesWithItsOwner() {
    sandbox.post("/members/delete", "{\"ids\": [\"" + LINUS + "\"]}");

    assertThat(sandbox.get("/workspaces").items("name")).doesNotContain("linus_acme.example");
  }
}
