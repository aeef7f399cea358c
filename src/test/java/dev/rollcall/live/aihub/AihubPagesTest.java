package dev.rollcall.live.aihub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rollcall.live.ApiException;
import dev.rollcall.live.http.ApiRequest;
import dev.rollcall.live.http.BaseUrl;
import dev.rollcall.live.http.HttpApi;
import dev.rollcall.live.http.ParallelReads;
import dev.rollcall.live.http.StubServer;
import dev.rollcall.live.http.TornReadException;
import dev.rollcall.settings.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages that fit together, and pages that do not. */
final class AihubPagesTest {
  private static final int PAGE = 5;
  private static final Pattern QUERY = Pattern.compile("limit=(\\d+)&offset=(\\d+)");

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ConcurrentLinkedQueue<String> queries = new ConcurrentLinkedQueue<>();
  private HttpServer server;
  private HttpApi api;

  private record Row(String id) {}

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
    api =
        HttpApi.open(
            AihubConnection.site(
                BaseUrl.of(
                    "http://127.0.0.1:" + server.getAddress().getPort(), BaseUrl::problemWith),
                "acme",
                new Secret("token")),
            StubServer.IMPATIENT);
  }

  @AfterEach
  void stop() {
    api.close();
    server.stop(0);
    threads.shutdownNow();
  }

  /** Answers one page. */
  private interface Pages {
    String page(int limit, int offset) throws IOException;
  }

  private void serve(String path, Pages pages) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            answer(exchange, pages);
          }
        });
  }

  private void answer(HttpExchange exchange, Pages pages) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    queries.add(query);
    Matcher matcher = QUERY.matcher(query);
    assertThat(matcher.matches()).isTrue();
    String page =
        pages.page(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    byte[] body = page.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(page.startsWith("{") ? 200 : 401, body.length);
    exchange.getResponseBody().write(body);
  }

  private static String page(int from, int to, int total, String revision) {
    String rows =
        IntStream.range(from, to)
            .mapToObj(i -> "{\"id\": \"row-" + i + "\"}")
            .collect(Collectors.joining(", "));
    return "{\"items\": [%s], \"total\": %d, \"revision\": \"%s\", \"next\": {\"x\": [1]}}"
        .formatted(rows, total, revision);
  }

  private static Pages rows(int total) {
    return (limit, offset) -> page(offset, Math.min(total, offset + limit), total, "7");
  }

  private List<String> read(String path) throws ApiException, TornReadException {
    try (AihubPages lists = new AihubPages(api, PAGE)) {
      return ParallelReads.await(start(lists, path)).rows().stream().map(Row::id).toList();
    }
  }

  private static CompletableFuture<HttpApi.RowPage<Row, AihubPages.PageHeader>> start(
      AihubPages lists, String path) {
    return lists.start(ApiRequest.get(List.of(path)), Row.class);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "4, 1", "5, 1", "6, 2", "10, 2", "23, 5"})
  void asksForNoPageMoreThanThereAre(int total, int calls) throws Exception {
    serve("/rows", rows(total));

    assertThat(read("rows"))
        .isEqualTo(IntStream.range(0, total).mapToObj(i -> "row-" + i).toList());
    assertThat(queries)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, calls).mapToObj(i -> "limit=5&offset=" + i * PAGE).toList());
  }

  @Test
  void readsManyPagesAtOnceButNotTooMany() throws Exception {
    CyclicBarrier atOnce = new CyclicBarrier(5);
    AtomicInteger active = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    serve(
        "/rows",
        (limit, offset) -> {
          most.accumulateAndGet(active.incrementAndGet(), Math::max);
          if (offset > 0) {
            await(atOnce);
          }
          active.decrementAndGet();
          return page(offset, offset + limit, 205, "7");
        });

    assertThat(read("rows")).hasSize(205);
    assertThat(most.get()).isBetween(5, 8);
  }

  private static void await(CyclicBarrier barrier) throws IOException {
    try {
      barrier.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "9 | 10 | 7 | /rows from row 5 holds 4 rows instead of 5",
        "11 | 10 | 7 | /rows from row 5 holds 6 rows instead of 5",
        "5 | 10 | 7 | /rows from row 5 holds 0 rows instead of 5",
        "10 | 11 | 7 | /rows from row 5 says it has 11 rows, its first page 10",
        "10 | 10 | 8 | /rows from row 5 is at revision 8, its first page at 7",
      })
  void pagesThatDoNotFitAreTorn(int to, int total, String revision, String said) {
    serve(
        "/rows",
        (limit, offset) -> offset == 0 ? page(0, 5, 10, "7") : page(5, to, total, revision));

    assertThatThrownBy(() -> read("rows")).isInstanceOf(TornReadException.class).hasMessage(said);
  }

  @ParameterizedTest
  @CsvSource({"3, 4", "3, 2", "0, 1"})
  void firstPageMustHoldWhatItSpeaksOf(int rows, int total) {
    serve("/rows", (limit, offset) -> page(0, rows, total, "7"));

    assertThatThrownBy(() -> read("rows"))
        .isInstanceOf(TornReadException.class)
        .hasMessage("/rows from row 0 holds " + rows + " rows instead of " + total);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"items\": [], \"revision\": \"7\"} | total is not a count",
        "{\"items\": [], \"total\": 0} | revision is not a string",
        "{\"items\": [7], \"total\": 1, \"revision\": \"7\"} | items[0] is not an object",
        "{\"items\": [{}], \"total\": 1, \"revision\": \"7\"} | items[0].id is not a string",
        "{\"items\": {}, \"total\": 0, \"revision\": \"7\"} | items is not a list",
      })
  void pagesOfAnotherShapeAreUnreadable(String page, String said) {
    serve("/rows", (limit, offset) -> page);

    assertThatThrownBy(() -> read("rows"))
        .isInstanceOf(ApiException.class)
        .hasMessageEndingWith("but " + said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"items\": null, \"total\": 0, \"revision\": \"7\"}",
        "{\"total\": 0, \"revision\": \"7\"}"
      })
  void noRowsMayBeLeftOut(String page) throws Exception {
    serve("/rows", (limit, offset) -> page);

    assertThat(read("rows")).isEmpty();
  }

  @Test
  void oneFailureEndsAll() {
    serve("/rows", (limit, offset) -> offset == 0 ? page(0, 5, 100_000, "7") : "no");
    serve("/others", rows(5));

    try (AihubPages lists = new AihubPages(api, PAGE)) {
      CompletableFuture<HttpApi.RowPage<Row, AihubPages.PageHeader>> rows = start(lists, "rows");
      ApiException e = catchThrowableOfType(ApiException.class, () -> ParallelReads.await(rows));
      assertThat(e.isFatal()).isTrue();
    }
    assertThat(queries).hasSizeLessThan(50);
  }

  @Test
  void interruptEndsTheWaiting() {
    CompletableFuture<HttpApi.RowPage<Row, AihubPages.PageHeader>> never =
        new CompletableFuture<>();
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> ParallelReads.await(never))
        .isInstanceOf(ApiException.class)
        .hasMessage("the read was interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }
}
