package dev.rollcall.live.aihub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rollcall.live.http.BaseUrl;
import dev.rollcall.live.http.StubServer;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import dev.rollcall.settings.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Stands between a client and a server of the contract, and lets another client write just before a
 * request goes on: between the pages of one read, where no luck is needed to meet the moment.
 */
public final class BetweenPages implements AutoCloseable {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final URI origin;
  private final Consumer<String> before;
  private final boolean revisionMoves;

  /**
   * Starts.
   *
   * @param before is told {@code METHOD PATH?QUERY} of each request, and returns when it may go on
   * @param revisionMoves false makes a server that breaks the contract: nothing moves its revision
   */
  public BetweenPages(URI base, Consumer<String> before, boolean revisionMoves) throws IOException {
    this.origin = base.resolve("/");
    this.before = before;
    this.revisionMoves = revisionMoves;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::pass);
    server.setExecutor(threads);
    server.start();
  }

  /** Where the client goes instead. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/api";
  }

  /** Every request so far, as {@code METHOD PATH?QUERY}. */
  public List<String> asked() {
    return asked;
  }

  /** A client that does not wait long between its tries. */
  AihubConnection connect() {
    return AihubConnection.open(
        AihubConnection.site(BaseUrl.of(url(), BaseUrl::problemWith), "acme", new Secret("token")),
        "acme",
        new Roles(
            RoleLadder.of("member", "admin"),
            RoleLadder.of("member", "manager"),
            RoleLadder.of("reviewer", "manager")),
        StubServer.IMPATIENT);
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      asked.add(line);
      before.accept(line);
      HttpResponse<String> answer = send(exchange);
      byte[] body = said(answer.body()).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private HttpResponse<String> send(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(origin.resolve(exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    for (String header : List.of("Authorization", "IB-Context")) {
      request.header(header, exchange.getRequestHeaders().getFirst(header));
    }
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private String said(String body) {
    return revisionMoves
        ? body
        : body.replaceAll("\"revision\"\\s*:\\s*\"[^\"]*\"", "\"revision\":\"1\"");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
    try {
      if (!threads.awaitTermination(20, TimeUnit.SECONDS)) {
        throw new AssertionError("a request is still under way");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
