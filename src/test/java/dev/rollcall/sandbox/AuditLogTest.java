package dev.rollcall.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published audit call over HTTP. */
final class AuditLogTest {
  private Running sandbox;

  @BeforeEach
  void start() throws IOException {
    sandbox = Running.start(Running.options());
    sandbox.post("/members", "{\"emails\": [\"grace@acme.example\"]}");
    sandbox.post("/groups", "{\"name\": \"claims\"}");
    sandbox.put("/groups/g-2/members/member/m-1", "{\"role\": \"manager\"}");
    sandbox.unchecked("POST", "/sandbox/accept", "{\"email\": \"grace@acme.example\"}");
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private Running.Reply ask(String query) {
    return sandbox.checked("POST", "/v1/auditlogs", query.replace('\'', '"'));
  }

  private List<String> operations(String query) {
    return StreamSupport.stream(ask(query).body().at("/data/results").spliterator(), false)
        .map(entry -> entry.path("operation").asString())
        .toList();
  }

  @Test
  void whatWasDoneIsTold() {
    var first = ask("{'size': 1}").body().at("/data/results/0");

    assertThat(first.toString())
        .isEqualToIgnoringWhitespace(
            """
            {"timestamp_millis": 1795486200000, "email": "grace@acme.example",
             "user_ip": "127.0.0.1", "log_type": "account_v2", "actor": "admin@sandbox.example",
             "operation": "accept"}
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | accept,put group_member claims manager,create group claims,invite",
        "{'email': null, 'start': 1, 'size': 2} | put group_member claims manager,create group"
            + " claims",
        "{'email': 'Grace@acme.example', 'log_type': 'perms_v2'} | put group_member claims"
            + " manager,invite",
        "{'log_type': 'org_v2'} | ''",
        "{'start_time': '1795486200000', 'end_time': '1795486200000', 'size': 1} | accept",
        "{'start_time': '1795486200001'} | ''",
        "{'end_time': '1795486199999'} | ''",
      })
  void recordsAreFiltered(String query, String operations) {
    assertThat(String.join(",", operations(query))).isEqualTo(operations);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'start_time': 'yesterday'}", "{'size': '9'}", "{'user': 'x'}", "["})
  void v1AnswersItsErrorsWith200(String query) {
    // of a request that does not fit, the contract is asked about the answer alone
    var answer = sandbox.unchecked("POST", "/api/v1/auditlogs", query.replace('\'', '"'));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("status").asString()).isEqualTo("ERROR");
    assertThat(answer.body().path("msg").asString()).contains("the body");
  }

  @Test
  void readingChangesNothing() {
    String before = sandbox.revision();

    ask("{}");

    assertThat(sandbox.revision()).isEqualTo(before);
  }
}
