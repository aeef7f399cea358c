package dev.rollcall.sandbox;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Members over HTTP. */
final class MembersTest {
  private static final String SEED =
      """
      {
        "members": {
          "Ada@acme.example": "admin",
          "grace@acme.example": {
            "status": "invited",
            "invited_at": "2026-11-01T08:00:00Z",
            "last_sent_at": "2026-11-08T08:00:00Z",
            "sends": 2
          },
          "linus@acme.example": "member"
        },
        "groups": {"claims": {"linus@acme.example": "manager"}},
        "workspaces": {"prod": {"access": {"linus@acme.example": "tester"}}},
        "other_organizations": ["Rival@acme.example"]
      }
      """;

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

  @Test
  void everyoneInvitedStartsAsMemberWithOneMail() {
    var answer = sandbox.post("/members", "{\"emails\": [\"new+tag@acme.example\"]}");

    assertThat(answer.status()).isEqualTo(200);
    var result = answer.body().at("/results/0");
    assertThat(result.path("outcome").asString()).isEqualTo("invited");
    assertThat(result.path("member").toString())
        .isEqualToIgnoringWhitespace(
            """
            {"id": "m-5", "email": "new+tag@acme.example", "role": "member", "status": "invited",
             "invited_at": "2026-11-24T02:10:00Z", "last_sent_at": "2026-11-24T02:10:00Z",
             "sends": 1, "joined_at": null}
            """);
    assertThat(sandbox.mailbox()).containsExactly("invitation new+tag@acme.example");
    assertThat(sandbox.member("new+tag@acme.example")).isEqualTo("m-5");
  }

  @ParameterizedTest
  @CsvSource({
    "ada@ACME.example, already_member, joined",
    "GRACE@acme.example, already_member, invited",
    "rival@acme.example, in_another_organization, ''",
    "not an address, invalid, ''",
    "two@at@acme.example, invalid, ''",
    "nodot@acme, invalid, ''",
    "'', invalid, ''",
  })
  void othersAreNotSentMail(String email, String outcome, String status) {
    String before = sandbox.revision();

    var answer = sandbox.post("/members", "{\"emails\": [\"" + email + "\"]}");

    assertThat(answer.body().at("/results/0/outcome").asString()).isEqualTo(outcome);
    assertThat(answer.body().at("/results/0/email").asString()).isEqualTo(email);
    assertThat(answer.body().at("/results/0/member/status").asString("")).isEqualTo(status);
    assertThat(sandbox.mailbox()).isEmpty();
    assertThat(sandbox.revision()).isEqualTo(before);
  }

  @Test
  void aHundredAreInvitedAtOnceAndNoMore() {
    assertThat(sandbox.post("/members", "{\"emails\": [" + emails(100) + "]}").status())
        .isEqualTo(200);
    assertThat(sandbox.post("/members", "{\"emails\": [" + emails(101) + "]}").status())
        .isEqualTo(400);
    assertThat(sandbox.mailbox()).hasSize(100);
  }

  private static String emails(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"person" + i + "@acme.example\"")
        .collect(joining(","));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"emails\": []}",
        "{\"emails\": [\"a@acme.example\", \"a@acme.example\"]}",
        "{\"emails\": [\"a@acme.example\", \"A@acme.example\"]}",
        "{\"emails\": \"a@acme.example\"}",
        "{\"emails\": [1]}",
        "{\"emails\": null}",
        "{}",
        "{\"emails\": [\"a@acme.example\"], \"role\": \"admin\"}",
        "[]",
        "{\"emails\": [\"a@acme.example\"",
        "",
      })
  void malformedInvitationIsRefusedWhole(String body) {
    var answer = sandbox.post("/members", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).contains("the body");
    assertThat(sandbox.mailbox()).isEmpty();
  }

  @Test
  void roleIsSet() {
    String id = sandbox.member("linus@acme.example");

    var answer = sandbox.patch("/members/" + id, "{\"role\": \"admin\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("role").asString()).isEqualTo("admin");
  }

  @Test
  void sameRoleChangesNothing() {
    String before = sandbox.revision();

    var answer =
        sandbox.patch("/members/" + sandbox.member("linus@acme.example"), "{\"role\": \"member\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(sandbox.revision()).isEqualTo(before);
  }

  @Test
  void unknownRoleIsRefused() {
    var answer =
        sandbox.patch("/members/" + sandbox.member("linus@acme.example"), "{\"role\": \"boss\"}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.message()).isEqualTo("unknown role \"boss\": use member, admin");
  }

  @Test
  void unknownMemberIsNotFound() {
    assertThat(sandbox.patch("/members/m-99", "{\"role\": \"admin\"}").status()).isEqualTo(404);
    assertThat(resend("m-99", "2026-11-08T08:00:00Z").status()).isEqualTo(404);
  }

  @Test
  void resendSendsOnceForWhatWasSeen() {
    String grace = sandbox.member("grace@acme.example");

    var first = resend(grace, "2026-11-08T08:00:00Z");
    var second = resend(grace, "2026-11-08T08:00:00Z");

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.body().path("sends").asInt()).isEqualTo(3);
    assertThat(first.body().path("last_sent_at").asString()).isEqualTo(Running.NOW.toString());
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.message()).contains("nothing was sent");
    assertThat(sandbox.mailbox()).containsExactly("resend grace@acme.example");
  }

  @Test
  void resendsInOneInstantCanBeToldApart() {
    String grace = sandbox.member("grace@acme.example");
    resend(grace, "2026-11-08T08:00:00Z");

    assertThat(resend(grace, "2026-11-24T02:10:00Z").body().path("last_sent_at").asString())
        .isEqualTo("2026-11-24T02:10:00.001Z");
    assertThat(resend(grace, "2026-11-24T02:10:00Z").status()).isEqualTo(409);
  }

  @Test
  void whoJoinedIsNotSentMail() {
    assertThat(resend(sandbox.member("linus@acme.example"), "2026-11-08T08:00:00Z").status())
        .isEqualTo(409);
    assertThat(resend(sandbox.member("grace@acme.example"), "yesterday").status()).isEqualTo(400);
    assertThat(sandbox.mailbox()).isEmpty();
  }

  private Running.Reply resend(String id, String seen) {
    return sandbox.post(
        "/members/" + id + "/resend-invitation", "{\"last_sent_at\": \"" + seen + "\"}");
  }

  @Test
  void acceptingMakesAMemberOnce() {
    String before = sandbox.revision();

    var first = accept("Grace@acme.example");
    var second = accept("grace@acme.example");

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.body().path("joined_at").asString()).isEqualTo(Running.NOW.toString());
    assertThat(sandbox.get("/members?email=grace@acme.example").items("status"))
        .containsExactly("joined");
    assertThat(sandbox.revision()).isNotEqualTo(before);
    assertThat(second.status()).isEqualTo(409);
    assertThat(accept("nobody@acme.example").status()).isEqualTo(404);
    assertThat(sandbox.unchecked("POST", "/sandbox/accept", "{}").status()).isEqualTo(400);
  }

  private Running.Reply accept(String email) {
    return sandbox.unchecked("POST", "/sandbox/accept", "{\"email\": \"" + email + "\"}");
  }

  @Test
  void removalTakesAPersonOutOfEverything() {
    String linus = sandbox.member("linus@acme.example");

    var answer = sandbox.post("/members/delete", "{\"ids\": [\"" + linus + "\", \"m-99\"]}");

    assertThat(answer.body().at("/results/0/outcome").asString()).isEqualTo("removed");
    assertThat(answer.body().at("/results/1/outcome").asString()).isEqualTo("not_found");
    assertThat(sandbox.get("/members").items("email")).doesNotContain("linus@acme.example");
    assertThat(sandbox.get("/group-members").items("principal/id")).doesNotContain(linus);
    assertThat(sandbox.get("/workspace-access").items("principal/id")).doesNotContain(linus);
  }

  @Test
  void whoWasRemovedIsInvitedAnew() {
    String id = sandbox.member("grace@acme.example");
    sandbox.post("/members/delete", "{\"ids\": [\"" + id + "\"]}");

    var answer = sandbox.post("/members", "{\"emails\": [\"grace@acme.example\"]}");

    assertThat(answer.body().at("/results/0/member/sends").asInt()).isEqualTo(1);
    assertThat(answer.body().at("/results/0/member/id").asString()).isNotEqualTo(id);
  }

  @Test
  void callerCanBeRemoved() {
    String caller = sandbox.get("").body().at("/caller/id").asString();

    sandbox.post("/members/delete", "{\"ids\": [\"" + caller + "\"]}");

    assertThat(sandbox.get("").body().at("/caller/name").asString())
        .isEqualTo("admin@sandbox.example");
    assertThat(sandbox.get("/members").items("id")).doesNotContain(caller);
  }

  @Test
  void removalTakesAHundredDistinctIds() {
    String ids = IntStream.range(0, 101).mapToObj(i -> "\"m-" + i + "\"").collect(joining(","));

    assertThat(sandbox.post("/members/delete", "{\"ids\": [" + ids + "]}").status()).isEqualTo(400);
    assertThat(sandbox.post("/members/delete", "{\"ids\": [\"m-1\", \"m-1\"]}").status())
        .isEqualTo(400);
    assertThat(sandbox.get("/members").items()).hasSize(4);
  }

  @Test
  void membersArePickedByEmail() {
    var answer =
        sandbox.get("/members?email=LINUS@acme.example&email=linus@acme.example&email=x@y.example");

    assertThat(answer.items("email")).containsExactly("linus@acme.example");
    assertThat(answer.body().path("total").asInt()).isEqualTo(1);
  }

  @Test
  void aHundredEmailsPickAndNoMore() {
    String query = IntStream.range(0, 101).mapToObj(i -> "email=p" + i).collect(joining("&"));

    assertThat(sandbox.get("/members?" + query).status()).isEqualTo(400);
  }
}
