package dev.rollcall.live.aihub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.Alone;
import dev.rollcall.live.ApiException;
import dev.rollcall.live.http.ApiRequest;
import dev.rollcall.live.http.BaseUrl;
import dev.rollcall.live.http.HttpApi;
import dev.rollcall.live.http.HttpPolicy;
import dev.rollcall.live.http.ParallelReads;
import dev.rollcall.live.http.RawServer;
import dev.rollcall.live.http.StubServer;
import dev.rollcall.live.http.TornReadRetry;
import dev.rollcall.settings.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that does what no server does ends in an ApiException, before it has cost much. */
@Timeout(60)
@Alone("waits 700 ms for an answer, and sends gigabytes meanwhile")
final class HostileServerTest {
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
  private static final int PAGE = 500;
  private static final Pattern OFFSET = Pattern.compile("offset=(\\d+)");

  /**
   * Of an answer without end. Once it is refused, OkHttp throws away what comes for 100 ms more, in
   * the hope to keep the connection: over the loopback device that may be much.
   */
  private static final long LARGEST_SENT = 2L << 30;

  private static final HttpPolicy HASTY =
      new HttpPolicy(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofMillis(700),
          2,
          2,
          Duration.ofMillis(1),
          Duration.ofMillis(5),
          Duration.ofMillis(20),
          HttpPolicy.DEFAULT.requestsPerSecond());

  private RawServer server;

  private record Row(String id) {}

  @BeforeEach
  void listen() throws IOException {
    server = RawServer.start();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private HttpApi open(HttpPolicy patience) {
    return HttpApi.open(
        AihubConnection.site(
            BaseUrl.of(server.url(), BaseUrl::problemWith), "acme", new Secret("token")),
        patience);
  }

  private ApiException listFailure(HttpPolicy patience) {
    try (HttpApi api = open(patience);
        AihubPages lists = new AihubPages(api, PAGE)) {
      return catchThrowableOfType(
          ApiException.class,
          () -> ParallelReads.await(lists.start(ApiRequest.get(List.of("rows")), Row.class)));
    }
  }

  private ApiException failure(HttpPolicy patience) {
    try (HttpApi api = open(patience)) {
      return catchThrowableOfType(
          ApiException.class, () -> api.send(ApiRequest.get(List.of("x")), Row.class));
    }
  }

  /** Whatever repeats for ever, inside what a reader keeps, skips or looks for. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "x",
        "{\"items\": [{\"id\": \"1\"},|{\"id\": \"1\"},",
        "{\"items\": [{\"id\": [|[],",
        "{\"items\": [{\"id\": \"|xxxxxxxx",
        "{\"junk\": [|[1, {}],",
        "{\"junk\": |[",
        "{\"junk\": |{\"a\":",
        "{\"junk\": \"|xxxxxxx",
        "{\"junk\": 1|11111111",
        "{|\"a\": 1, ",
        "{\"items\": [], \"total\": 0, \"revision\": \"7\"}|     "
      })
  void bodiesWithoutEnd(String body) {
    int bar = body.indexOf('|');
    server.serve(
        (request, out) -> {
          RawServer.send(out, HEAD + "\r\n" + body.substring(0, Math.max(0, bar)));
          RawServer.endless(out, body.substring(bar + 1));
        });

    assertThat(listFailure(StubServer.IMPATIENT)).isNotNull();
    assertThat(failure(StubServer.IMPATIENT)).isNotNull();
    assertThat(server.sent()).isLessThan(6 * LARGEST_SENT);
    assertThat(server.requests()).isLessThanOrEqualTo(2 * StubServer.IMPATIENT.tries());
  }

  @Test
  void gigabytesAreRefusedWhetherAnnouncedOrNot() {
    server.serve(
        (request, out) -> {
          RawServer.send(out, HEAD + "Content-Length: 9999999999\r\n\r\n{\"items\": [");
          RawServer.endless(out, "          ");
        });

    assertThat(listFailure(StubServer.IMPATIENT)).hasMessageContaining("longer than 32 MiB");
    assertThat(server.requests()).isOne();
    assertThat(server.sent()).isLessThan(LARGEST_SENT);
  }

  @Test
  void bombOfGzip() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      gzip.write("{\"id\": \"x\"".getBytes(UTF_8));
      byte[] blanks = " ".repeat(1 << 20).getBytes(UTF_8);
      for (int i = 0; i < 256; i++) {
        gzip.write(blanks);
      }
    }
    server.serve(
        (request, out) -> {
          RawServer.send(out, HEAD + "Content-Encoding: gzip\r\n\r\n");
          out.write(bomb.toByteArray());
        });

    assertThat(failure(StubServer.IMPATIENT)).hasMessageContaining("longer than 32 MiB");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Encoding: gzip\r\n\r\n{\"id\": \"x\"}",
        "Content-Length: 100\r\n\r\n{\"id\": \"x\"}",
        "Content-Length: 3\r\n\r\n{\"id\": \"x\"}",
        "Content-Length: -1\r\n\r\n{",
        "Content-Length: x\r\n\r\n{",
        "Transfer-Encoding: chunked\r\n\r\nzz\r\n{\"id\": \"x\"}",
        "Transfer-Encoding: chunked\r\n\r\n-5\r\n{\"id\": \"x\"}",
        "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n{\"id\": \"x\"}",
        "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"id\": \"x\"}\r\n0",
        "Content-Type: text/plain; charset=nonsense\r\n\r\n\u0000\u0001",
        "\r\n\u00FE\u00FF{}",
        "no colon at all\r\n\r\n",
        ": no name\r\n\r\n{",
        "X-Request-Id: \u001b[2J\r\n\r\n{"
      })
  void answersThatLieAboutThemselves(String rest) {
    server.serve((request, out) -> RawServer.send(out, HEAD + rest));

    ApiException e = failure(StubServer.IMPATIENT);

    assertThat(e).isNotNull();
    assertThat(String.valueOf(e.getMessage()).codePoints().filter(Character::isISOControl))
        .isEmpty();
    assertThat(e.getMessage()).hasSizeLessThan(1_500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 ", "HTTP/9.9 200 OK\r\n\r\n", "HTTP/1.1 99999 x\r\n\r\n"})
  void noAnswerAtAll(String start) {
    server.serve((request, out) -> RawServer.send(out, start));

    assertThat(failure(StubServer.IMPATIENT)).isNotNull();
  }

  @Test
  void headersWithoutEnd() {
    server.serve(
        (request, out) -> {
          RawServer.send(out, HEAD);
          RawServer.endless(out, "X-More: and more\r\n");
        });

    assertThat(failure(StubServer.IMPATIENT)).isNotNull();
    assertThat(server.sent()).isLessThan(LARGEST_SENT);
  }

  @Test
  void informationWithoutEnd() {
    server.serve((request, out) -> RawServer.endless(out, "HTTP/1.1 100 Continue\r\n\r\n"));

    assertThat(failure(HASTY)).isNotNull();
  }

  /** One byte now and then never lets the wait for bytes run out; that for the answer does. */
  @Test
  void slowAnswer() {
    server.serve(
        (request, out) -> {
          RawServer.send(out, HEAD + "\r\n{");
          Object never = new Object();
          synchronized (never) {
            while (true) {
              RawServer.send(out, " ");
              try {
                never.wait(50);
              } catch (InterruptedException e) {
                throw new IOException(e);
              }
            }
          }
        });

    assertThat(failure(HASTY)).hasMessageContaining("in time");
    assertThat(server.requests()).isLessThanOrEqualTo(HASTY.tries());
  }

  private static String page(int rows, String total) {
    String items = "{\"id\": \"x\"},".repeat(rows);
    return HEAD
        + "\r\n{\"items\": ["
        + (rows == 0 ? "" : items.substring(0, items.length() - 1))
        + "], \"total\": "
        + total
        + ", \"revision\": \"7\"}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2000001", "2147483000", "2147483647", "2147483648", "1000000000000", "1e300"})
  void listsOfMoreRowsThanThereCanBe(String total) {
    server.serve((request, out) -> RawServer.send(out, page(PAGE, total)));

    assertThat(listFailure(StubServer.IMPATIENT).getMessage())
        .containsAnyOf("and more than 2,000,000 are not read", "total is not a count");
    assertThat(server.requests()).isOne();
  }

  /** The list is longer at each look; it never ends, but the reading does. */
  @ParameterizedTest
  @ValueSource(ints = {0, 499, 500})
  void pagesWithoutEnd(int rows) {
    server.serve(
        (request, out) -> {
          Matcher offset = OFFSET.matcher(request);
          int from = offset.find() ? Integer.parseInt(offset.group(1)) : 0;
          RawServer.send(out, page(rows, String.valueOf(from + 1_000_000)));
        });

    try (HttpApi api = open(StubServer.IMPATIENT)) {
      ApiException e =
          catchThrowableOfType(
              ApiException.class,
              () ->
                  new TornReadRetry(StubServer.IMPATIENT)
                      .whole(
                          () -> {
                            try (AihubPages lists = new AihubPages(api, PAGE)) {
                              return ParallelReads.await(
                                  lists.start(ApiRequest.get(List.of("rows")), Row.class));
                            }
                          }));
      assertThat(e).hasMessageContaining("kept changing");
    }
    assertThat(server.requests()).isLessThan(100);
  }

  @Test
  void pageOfMoreRowsThanWereAskedFor() {
    server.serve((request, out) -> RawServer.send(out, page(20_000, "20000")));

    assertThat(listFailure(StubServer.IMPATIENT)).hasMessageContaining("more than 10000 rows");
  }
}
