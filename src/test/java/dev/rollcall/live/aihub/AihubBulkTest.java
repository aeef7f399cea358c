package dev.rollcall.live.aihub;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static dev.rollcall.live.http.StubServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.ApiException.Effect;
import dev.rollcall.live.MembershipWriter;
import dev.rollcall.live.WriteResult;
import dev.rollcall.live.http.StubServer;
import dev.rollcall.model.Address;
import dev.rollcall.model.Email;
import dev.rollcall.model.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests about several people, and what is learned from their responses. */
final class AihubBulkTest {
  @RegisterExtension private static final StubServer SERVER = new StubServer();
  private static final Address ADA = Address.of(Email.person("ada@acme.example"));
  private static final Address GRACE = Address.of(Email.person("grace@acme.example"));
  private static final Address NEW = Address.of(Email.person("New+1@acme.example"));
  private static final Instant SENT = Instant.parse("2026-11-02T10:00:00.500Z");
  private static final WriteResult DONE = new WriteResult.Succeeded();
  private static final WriteResult ALREADY_SO = new WriteResult.AlreadyInPlace();
  private final Acme acme = new Acme(SERVER);
  private AihubConnection connection;
  private MembershipWriter writer;

  @BeforeEach
  void open() throws Exception {
    acme.serve();
    connection = acme.connect();
    writer = connection.writer(connection.reader().read()).orElseThrow();
    SERVER.reset();
  }

  @AfterEach
  void close() {
    connection.close();
  }

  private List<String> asked() {
    return acme.asked();
  }

  @Test
  void eachInvitationHasAResult() throws Exception {
    List<Address> people =
        Stream.of("a@x", "b@x", "c@x", "d@x", "e@x", "f@x", "g@x")
            .map(Email::person)
            .map(Address::of)
            .toList();
    SERVER.answer(
        any(anyUrl())
            .willReturn(
                json(
                    200,
                    """
                    {"results": [
                      {"email": "A@X", "outcome": "invited", "member": %s},
                      {"email": "b@x", "outcome": "already_member", "member": %s},
                      {"email": "c@x", "outcome": "in_another_organization", "member": null},
                      {"email": "d@x", "outcome": "invalid", "member": null},
                      {"email": "e@x", "outcome": "postponed", "member": null},
                      {"email": "f@x", "outcome": "invited"},
                      {"email": "stranger@x", "outcome": "invited", "member": %s},
                      {"email": "stranger", "outcome": "invalid"}]}
                    """
                        .formatted(Acme.ADA, Acme.GRACE, Acme.GRACE))));

    Map<Address, WriteResult> results = writer.invite(people);
    assertThat(results).hasSize(4).containsEntry(people.get(0), DONE);
    assertThat(results).containsEntry(people.get(1), ALREADY_SO);
    assertThat(results.get(people.get(2)))
        .isEqualTo(
            new WriteResult.Rejected("belongs to another organization, and can be in one only"));
    assertThat(results.get(people.get(3)))
        .isEqualTo(new WriteResult.Rejected("is not a valid e-mail address to the server"));
  }

  @Test
  void invitationLearnsIdAndTime() throws Exception {
    String row = Acme.GRACE.replace("m/2", "m-9").replace("grace@", "new+1@");
    SERVER.answerAll(
        json(
            200,
            "{\"results\": [{\"email\": \"new+1@acme.example\", \"outcome\": \"invited\","
                + " \"member\": "
                + row
                + "}]}"));
    assertThat(writer.invite(List.of(NEW))).isEqualTo(Map.of(NEW, DONE));
    SERVER.answerAll(json(200, row));
    writer.resend(NEW, SENT);

    assertThat(asked().get(1))
        .isEqualTo(
            "POST /members/m-9/resend-invitation {\"last_sent_at\":\"2026-11-02T10:00:00.5Z\"}");
  }

  @Test
  void eachRemovalHasAResult() throws Exception {
    SERVER.answerAll(
        json(
            200,
            """
            {"results": [{"id": "m-1", "outcome": "removed"}, {"id": "m/2", "outcome": "not_found"},
                         {"id": "m-7", "outcome": "removed"}]}
            """));
    assertThat(writer.delete(List.of(ADA, GRACE))).isEqualTo(Map.of(ADA, DONE, GRACE, ALREADY_SO));
    SERVER.answerAll(
        json(
            200,
            "{\"results\": [{\"id\": \"m-1\", \"outcome\": \"deleted\"},"
                + " {\"id\": \"m/2\", \"outcome\": \"queued\"}]}"));
    assertThat(writer.delete(List.of(ADA, GRACE))).isEqualTo(Map.of(ADA, DONE));
    SERVER.resetRequests();
    assertThat(writer.delete(List.of(NEW))).isEmpty();
    assertThat(asked()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | results is not a list",
        "{'results': [null]} | results[0] is not an object",
        "{'results': [{'outcome': 'invited'}]} | results[0].email is not a string",
        "{'results': [{'email': 'a@x'}]} | results[0].outcome is not a string",
        "{'results': [{'email': 'a@x', 'outcome': 'invited', 'member': 'm-1'}]}"
            + " | results[0].member is not an object",
        "{'results': [{'email': 'a@x', 'outcome': 'invited', 'member': {'id': 'm'}}]}"
            + " | results[0].member.email is not a string",
      })
  void bulkResponseOfAnotherShapeIsUnknown(String answer, String said) {
    SERVER.answerAll(json(200, answer.replace('\'', '"')));

    ApiException e = catchThrowableOfType(ApiException.class, () -> writer.invite(List.of(NEW)));
    assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(e).hasMessageContaining(said);
    assertThat(asked()).hasSize(1);
  }

  @Test
  void knowsTheLimitsOfTheContract() {
    assertThat(writer.invitationsPerCall()).isEqualTo(100);
    assertThat(writer.deletionsPerCall(Kind.MEMBER)).isEqualTo(100);
    assertThat(writer.deletionsPerCall(Kind.GROUP)).isEqualTo(1);
  }
}
