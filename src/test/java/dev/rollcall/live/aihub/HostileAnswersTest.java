package dev.rollcall.live.aihub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rollcall.Damage;
import dev.rollcall.Effort;
import dev.rollcall.live.ApiException;
import dev.rollcall.live.MembershipWriter;
import dev.rollcall.live.http.BaseUrl;
import dev.rollcall.live.http.StubServer;
import dev.rollcall.model.Address;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Role;
import dev.rollcall.settings.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a server answers, each reader of answers ends in a value or in an ApiException whose
 * message can be shown, soon and after few requests.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
final class HostileAnswersTest {
  private static final int INPUTS = Effort.of(60, 20_000);

  /** Each page at most three times in a read, and a read at most three times. */
  private static final int MOST_REQUESTS = 7 * 3 * 3;

  private static final String ROOT = "/api/v2/organization";

  private static final String GRACE =
      """
      {"id": "m-2", "email": "grace@acme.example", "role": "member", "status": "invited",
       "invited_at": "2026-11-01T10:00:00Z", "last_sent_at": "2026-11-02T10:00:00.5Z", "sends": 2,
       "joined_at": null}\
      """;

  private static final Map<String, String> VALID =
      Map.of(
          ROOT,
          """
          {"id": "acme", "caller": {"type": "member", "id": "m-1", "name": "Ada@acme.example"},
           "roles": {"organization": ["member", "admin"], "group": ["member", "manager"],
                     "workspace": ["reviewer", "tester", "manager"]}, "revision": "7"}\
          """,
          ROOT + "/members",
          list(
              """
              {"id": "m-1", "email": "Ada@acme.example", "role": "admin", "status": "joined",
               "invited_at": null, "last_sent_at": "2026-01-01T00:00:00Z", "sends": 0,
               "joined_at": "2026-01-01T00:00:00Z"}\
              """,
              GRACE),
          ROOT + "/service-accounts",
          list("{\"id\": \"s-1\", \"name\": \"ci\", \"role\": \"member\"}"),
          ROOT + "/groups",
          list("{\"id\": \"g-1\", \"name\": \"sig/apps\"}"),
          ROOT + "/group-members",
          list(
              """
              {"group_id": "g-1", "principal": {"type": "member", "id": "m-1"}, "role": "member",
               "derived": false}\
              """,
              """
              {"group_id": "g-1", "principal": {"type": "service_account", "id": "s-1"},
               "role": "manager", "derived": true}\
              """),
          ROOT + "/workspaces",
          list("{\"name\": \"claims\", \"kind\": \"shared\"}"),
          ROOT + "/workspace-access",
          list(
              """
              {"workspace": "claims", "principal": {"type": "group", "id": "g-1"},
               "role": "reviewer", "derived": false}\
              """),
          ROOT + "/members/delete",
          "{\"results\": [{\"id\": \"m-1\", \"outcome\": \"removed\"},"
              + " {\"id\": \"m-2\", \"outcome\": \"not_found\"}]}",
          "POST members",
          "{\"results\": [{\"email\": \"grace@acme.example\", \"outcome\": \"invited\", \"member\":"
              + GRACE
              + "}, {\"email\": \"x@y.example\", \"outcome\": \"invalid\", \"member\": null}]}",
          ROOT + "/members/m-2/resend-invitation",
          GRACE);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
  private final AtomicInteger requests = new AtomicInteger();
  private HttpServer server;
  private int status;

  private static String list(String... rows) {
    return "{\"items\": [%s], \"total\": %d, \"revision\": \"7\"}"
        .formatted(String.join(", ", rows), rows.length);
  }

  @BeforeEach
  void start() throws IOException {
    VALID.forEach((path, answer) -> answers.put(path, answer.getBytes(UTF_8)));
    status = 200;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.incrementAndGet();
      exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      boolean invites =
          exchange.getRequestMethod().equals("POST") && path.equals(ROOT + "/members");
      byte[] body = answers.getOrDefault(invites ? "POST members" : path, new byte[0]);
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private AihubConnection connect() {
    return AihubConnection.open(
        AihubConnection.site(
            BaseUrl.of(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/api", BaseUrl::problemWith),
            "acme",
            new Secret("token")),
        "acme",
        Acme.BUILT_IN,
        StubServer.IMPATIENT);
  }

  private interface Reading {
    void read() throws ApiException;
  }

  private void endsWell(String seed, Reading reading) {
    requests.set(0);
    try {
      reading.read();
    } catch (ApiException e) {
      assertThat(e.getMessage()).as(seed).isNotBlank().hasSizeLessThan(3_000);
      assertThat(String.valueOf(e.getMessage()).codePoints().filter(Character::isISOControl))
          .as(seed)
          .isEmpty();
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(seed, e);
    }
    assertThat(requests.get()).as(seed).isLessThanOrEqualTo(MOST_REQUESTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/members",
        "/service-accounts",
        "/groups",
        "/group-members",
        "/workspaces",
        "/workspace-access"
      })
  void reads(String list) {
    String path = ROOT + list;
    try (AihubConnection connection = connect()) {
      for (int seed = 0; seed < INPUTS; seed++) {
        answers.put(path, new Damage(seed).json(valid(path)));
        endsWell(path + " seed " + seed, () -> connection.reader().read());
      }
    }
  }

  /** Errors, and successes that are none, of any status. */
  @ParameterizedTest
  @ValueSource(ints = {200, 202, 206, 301, 400, 401, 403, 404, 409, 418, 422, 500, 599})
  void errors(int answered) {
    status = answered;
    String error = "{\"status\": \"ERROR\", \"message\": \"no\", \"msg\": \"no\"}";
    try (AihubConnection connection = connect()) {
      for (int seed = 0; seed < INPUTS / 10; seed++) {
        answers.put(ROOT, new Damage(seed).json(error));
        endsWell(answered + " seed " + seed, () -> connection.reader().read());
      }
    }
  }

  private static String valid(String path) {
    return VALID.getOrDefault(path, "");
  }

  private enum Call {
    INVITE("POST members"),
    REMOVE(ROOT + "/members/delete"),
    RESEND(ROOT + "/members/m-2/resend-invitation"),
    READ_BACK_MEMBERS(ROOT + "/members"),
    READ_BACK_GROUPS(ROOT + "/groups"),
    READ_BACK_MEMBERSHIPS(ROOT + "/group-members");

    private final String path;

    Call(String path) {
      this.path = path;
    }

    void make(MembershipWriter writer) throws ApiException {
      Address grace = Address.of("member/grace@acme.example");
      switch (this) {
        case INVITE -> writer.invite(List.of(grace, Address.of("member/x@y.example")));
        case REMOVE -> writer.delete(List.of(Address.of("member/ada@acme.example"), grace));
        case RESEND -> writer.resend(grace, Instant.parse("2026-11-02T10:00:00.5Z"));
        case READ_BACK_MEMBERS -> writer.readBack(List.of(grace));
        case READ_BACK_GROUPS -> writer.readBack(List.of(Address.group("new")));
        case READ_BACK_MEMBERSHIPS ->
            writer.readBack(List.of(Address.of("group/sig%2Fapps/ada@acme.example")));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void writesAndWhatIsReadBack(Call call) throws ApiException {
    try (AihubConnection connection = connect()) {
      LiveState live = connection.reader().read();
      for (int seed = 0; seed < INPUTS; seed++) {
        answers.put(call.path, new Damage(seed).json(valid(call.path)));
        endsWell(call + " seed " + seed, () -> call.make(connection.writer(live).orElseThrow()));
      }
    }
  }

  /** What is created answers its id. */
  @ParameterizedTest
  @CsvSource({"/groups", "/service-accounts"})
  void creations(String list) throws ApiException {
    try (AihubConnection connection = connect()) {
      LiveState live = connection.reader().read();
      String created = "{\"id\": \"x-1\", \"name\": \"new\", \"role\": \"member\"}";
      for (int seed = 0; seed < INPUTS; seed++) {
        answers.put(ROOT + list, new Damage(seed).json(created));
        MembershipWriter writer = connection.writer(live).orElseThrow();
        endsWell(
            list + " seed " + seed,
            () -> {
              if (list.equals("/groups")) {
                writer.create(Address.group("new"), null);
              } else {
                writer.create(Address.serviceAccount("new"), new Role("member"));
              }
            });
      }
    }
  }
}
