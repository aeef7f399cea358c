package dev.rollcall.live.aihub;

import static dev.rollcall.live.http.StubServer.json;
import static dev.rollcall.live.http.StubServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.rollcall.live.ApiException;
import dev.rollcall.live.ApiException.Effect;
import dev.rollcall.live.MembershipWriter;
import dev.rollcall.live.http.StubServer;
import dev.rollcall.model.Address;
import dev.rollcall.model.Email;
import dev.rollcall.model.Role;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The exact request of each write, and what its response means. */
final class AihubWriterTest {
  @RegisterExtension private static final StubServer SERVER = new StubServer();
  private static final Address ADA = Address.of(Email.person("ada@acme.example"));
  private static final Address GRACE = Address.of(Email.person("grace@acme.example"));
  private static final Address NEW = Address.of(Email.person("New+1@acme.example"));
  private static final Instant SENT = Instant.parse("2026-11-02T10:00:00.500Z");
  private static final Role MANAGER = new Role("manager");
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

  /** A write of the port. */
  private interface Write {
    void on(MembershipWriter writer) throws ApiException;
  }

  /** A write, its request and the response. */
  private record Case(Write write, String request, ResponseDefinitionBuilder answer) {
    @Override
    public String toString() {
      return request;
    }
  }

  private static Case write(String request, ResponseDefinitionBuilder answer, Write write) {
    return new Case(write, request.replace('\'', '"'), answer);
  }

  static Stream<Case> idempotent() {
    return Stream.of(
        write(
            "PATCH /members/m%2F2 {'role':'manager'}",
            json(200, Acme.GRACE), w -> w.put(GRACE, MANAGER)),
        write(
            "PATCH /service-accounts/s-1 {'role':'manager'}",
            json(200, "{\"id\": \"s-1\", \"name\": \"ci-runner\", \"role\": \"manager\"}"),
            w -> w.put(Address.serviceAccount("ci-runner"), MANAGER)),
        write(
            "PUT /groups/g%2F1/members/member/m%2F2 {'role':'manager'}",
            status(204), w -> w.put(Address.of("group/sig%2Fapps/grace@acme.example"), MANAGER)),
        write(
            "PUT /groups/g-2/members/service_account/s-1 {'role':'manager'}",
            status(204),
            w -> w.put(Address.of("group/empty/service:ci-runner"), MANAGER)),
        write(
            "DELETE /groups/g%2F1/members/member/m-1",
            status(204), w -> w.delete(List.of(Address.of("group/sig%2Fapps/ada@acme.example")))),
        write(
            "PUT /workspaces/claims%20prod/access/group/g%2F1 {'role':'manager'}",
            status(204), w -> w.put(Address.of("workspace/claims prod/group:sig%2Fapps"), MANAGER)),
        write(
            "PUT /workspaces/a%2Fb%25%3F%C3%BC/access/member/m-1 {'role':'manager'}",
            status(204), w -> w.put(Address.of("workspace/a%2Fb%25?ü/ada@acme.example"), MANAGER)),
        write(
            "DELETE /workspaces/claims%20prod/access/service_account/s-1",
            status(204),
            w -> w.delete(List.of(Address.of("workspace/claims prod/service:ci-runner")))),
        write(
            "DELETE /service-accounts/s-1",
            status(204),
            w -> w.delete(List.of(Address.serviceAccount("ci-runner")))),
        write(
            "DELETE /groups/g%2F1",
            status(204), w -> w.delete(List.of(Address.group("sig/apps")))));
  }

  static Stream<Case> notIdempotent() {
    return Stream.of(
        write(
            "POST /groups {'name':'a/b \\'c\\''}".replace("\\'", "´"),
            json(201, "{\"id\": \"g-9\", \"name\": \"a/b ´c´\"}"),
            w -> w.create(Address.group("a/b ´c´"), null)),
        write(
            "POST /service-accounts {'name':'bot','role':'manager'}",
            json(201, "{\"id\": \"s-9\", \"name\": \"bot\", \"role\": \"manager\"}"),
            w -> w.create(Address.serviceAccount("bot"), MANAGER)),
        write(
            "POST /members {'emails':['New+1@acme.example','grace@acme.example']}",
            json(200, "{\"results\": []}"),
            w -> w.invite(List.of(NEW, GRACE))),
        write(
            "POST /members/m%2F2/resend-invitation {'last_sent_at':'2026-11-02T10:00:00.5Z'}",
            json(200, Acme.GRACE), w -> w.resend(GRACE, SENT)),
        write(
            "POST /members/delete {'ids':['m/2','m-1']}",
            json(200, "{\"results\": []}"),
            w -> w.delete(List.of(GRACE, NEW, ADA))));
  }

  static Stream<Case> all() {
    return Stream.concat(idempotent(), notIdempotent());
  }

  private List<String> asked() {
    return acme.asked();
  }

  private ApiException failure(Case write) {
    return catchThrowableOfType(ApiException.class, () -> write.write().on(writer));
  }

  @ParameterizedTest
  @MethodSource("all")
  void isOneRequest(Case write) throws Exception {
    SERVER.answerAll(write.answer());
    write.write().on(writer);

    assertThat(asked()).containsExactly(write.request());
  }

  @ParameterizedTest
  @MethodSource("idempotent")
  void isRetriedAfterAServerFailure(Case write) throws Exception {
    SERVER.answerInTurn(status(500), status(503), write.answer());
    write.write().on(writer);

    assertThat(asked()).containsExactly(write.request(), write.request(), write.request());
  }

  @ParameterizedTest
  @MethodSource("notIdempotent")
  void isNotRetriedAfterAServerFailure(Case write) {
    SERVER.answerInTurn(status(500), write.answer());

    assertThat(failure(write).effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(asked()).containsExactly(write.request());
  }

  @ParameterizedTest
  @MethodSource("all")
  void refusalQuotesTheServersMessage(Case write) {
    SERVER.answerAll(json(422, "{\"message\": \"not this way\"}"));

    ApiException e = failure(write);
    assertThat(e.effect()).isEqualTo(Effect.REFUSED);
    assertThat(e.needsReadBack()).isTrue();
    assertThat(e).hasMessageContaining("answered 422 (request id r-1): \"not this way\"");
    assertThat(asked()).containsExactly(write.request());
  }

  @ParameterizedTest
  @MethodSource("all")
  void isUnknownAfterAnUnreadableResponse(Case write) {
    SERVER.answerAll(json(200, "<html>"));

    assertThat(failure(write).effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(asked()).containsExactly(write.request());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'name': 'x'} | id is not a string",
        "{'id': 7} | id is not a string",
        "{} | id is not"
      })
  void creationWithoutAnIdIsUnknown(String answer, String said) {
    SERVER.answerAll(json(201, answer.replace('\'', '"')));

    ApiException e =
        catchThrowableOfType(ApiException.class, () -> writer.create(Address.group("team"), null));
    assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(e).hasMessageContaining(said);
  }

  @Test
  void creationLearnsTheId() throws Exception {
    Address team = Address.group("team");
    SERVER.answerInTurn(json(201, "{\"id\": \"g-9\", \"name\": \"team\"}"), status(204));
    writer.create(team, null);
    writer.put(Address.of("group/team/ada@acme.example"), MANAGER);

    assertThat(asked().get(1)).startsWith("PUT /groups/g-9/members/member/m-1 ");
  }

  @Test
  void resendNamesTheInvitationThatWasRead() throws Exception {
    String moved = Acme.GRACE.replace("10:00:00.5Z", "11:00:00+00:00");
    SERVER.answerAll(json(200, moved));
    writer.resend(GRACE, SENT);
    writer.resend(GRACE, SENT);
    writer.resend(GRACE, Instant.parse("2026-11-02T11:00:00Z"));
    writer.resend(GRACE, null);

    assertThat(asked())
        .extracting(line -> line.substring(line.indexOf('{')))
        .containsExactly(
            "{\"last_sent_at\":\"2026-11-02T10:00:00.5Z\"}",
            "{\"last_sent_at\":\"2026-11-02T10:00:00.500Z\"}",
            "{\"last_sent_at\":\"2026-11-02T11:00:00+00:00\"}",
            "{\"last_sent_at\":null}");
  }

  @Test
  void workspaceNameIsSentAsTheServerWritesIt() throws Exception {
    String decomposed = "Mu\u0308nchen";
    acme.serve();
    acme.addRow("workspaces", "{'name': '" + decomposed + "', 'kind': 'shared'}");
    MembershipWriter other = connection.writer(connection.reader().read()).orElseThrow();
    SERVER.reset();
    SERVER.answerAll(status(204));
    other.put(Address.of("workspace/M\u00fcnchen/ada@acme.example"), MANAGER);

    assertThat(asked())
        .containsExactly("PUT /workspaces/Mu%CC%88nchen/access/member/m-1 {\"role\":\"manager\"}");
  }
}
