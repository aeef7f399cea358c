package dev.rollcall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rollcall.sandbox.Sandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before a sandbox and hands its answers on, damaged. */
final class DamagingProxy implements AutoCloseable {
  /** What becomes of an answer. */
  interface Damage {
    /**
     * The body that is handed on.
     *
     * @param list the last part of the path, such as {@code members}
     * @param offset the row that a page begins with, 0 where none is asked for
     */
    String to(String list, int offset, String body);
  }

  private final List<String> writes = new CopyOnWriteArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Sandbox sandbox;
  private final HttpServer server;
  private final Damage damage;

  DamagingProxy(Sandbox sandbox, Damage damage) throws IOException {
    this.sandbox = sandbox;
    this.damage = damage;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handOn);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/api";
  }

  /** Every request that was no reading. */
  List<String> writes() {
    return writes;
  }

  private void handOn(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("GET")) {
        writes.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        exchange.sendResponseHeaders(418, -1);
        return;
      }
      URI asked = exchange.getRequestURI();
      URI url = URI.create("http://127.0.0.1:" + sandbox.port() + asked);
      HttpRequest request =
          HttpRequest.newBuilder(url)
              .timeout(Duration.ofSeconds(30))
              .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"))
              .header("IB-Context", exchange.getRequestHeaders().getFirst("IB-Context"))
              .build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      byte[] body = damaged(asked, answer.body()).getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String damaged(URI asked, String body) {
    String list = asked.getPath().substring(asked.getPath().lastIndexOf('/') + 1);
    String query = String.valueOf(asked.getQuery());
    int offset =
        query.contains("offset=")
            ? Integer.parseInt(query.replaceAll(".*offset=([0-9]+).*", "$1"))
            : 0;
    return damage.to(list, offset, body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
