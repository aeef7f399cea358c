package dev.rollcall.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rollcall.sandbox.Response.HttpErrorException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A server of the membership contract on the loopback address, with one organization in it. It
 * accepts any token, records e-mails instead of sending them, and runs until it is closed.
 *
 * <p>Beside the contract it serves {@code GET /sandbox/mailbox} (every e-mail: {@code to}, {@code
 * kind}, {@code time}) and {@code POST /sandbox/accept} with {@code {"email"}} (an invited person
 * joins).
 */
public final class Sandbox implements AutoCloseable {
  /** The number of requests served at once. */
  private static final int THREADS = 8;

  /** The same where requests wait, so that those that wait long do not keep others waiting. */
  private static final int THREADS_WITH_LATENCY = 256;

  private final SandboxOptions options;
  private final OrganizationState state;
  private final MembershipApi api;
  private final @Nullable StateFile stateFile;
  private final FaultInjector faults;
  private final HttpServer server;
  private final ExecutorService threads;
  private final AtomicLong requests = new AtomicLong();
  private final CountDownLatch closed = new CountDownLatch(1);

  private Sandbox(SandboxOptions options, OrganizationState state, HttpServer server) {
    this.options = options;
    this.state = state;
    this.api = new MembershipApi(state);
    this.stateFile = options.state() == null ? null : new StateFile(options.state(), state);
    this.faults = new FaultInjector(options.faults());
    this.server = server;
    this.threads =
        Executors.newFixedThreadPool(
            options.faults().holdsRequests() ? THREADS_WITH_LATENCY : THREADS, Sandbox::thread);
  }

  /**
   * Starts a sandbox, which responds when this returns.
   *
   * @throws IOException if the seed or the state file is invalid, or the port is not available; the
   *     message says what to do
   */
  public static Sandbox start(SandboxOptions options) throws IOException {
    // without it every response that fits one packet is 40 ms late; the JDK reads it at the first
    // server
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
    OrganizationState state = StateFile.load(options);
    Sandbox sandbox = new Sandbox(options, state, listen(options.port()));
    sandbox.server.createContext("/", sandbox::handle);
    sandbox.server.setExecutor(sandbox.threads);
    sandbox.server.start();
    return sandbox;
  }

  private static HttpServer listen(int port) throws IOException {
    try {
      return HttpServer.create(new InetSocketAddress(loopback(), port), 0);
    } catch (IOException e) {
      throw new IOException(
          "cannot listen on port %d of 127.0.0.1: %s; choose another port, or 0 for any free one"
              .formatted(port, e.getMessage()),
          e);
    }
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "sandbox");
    thread.setDaemon(true);
    return thread;
  }

  /** Faults come before the effect of a request, or between it and the response. */
  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("X-Request-Id", "sandbox-" + requests.incrementAndGet());
      Request request = new Request(exchange);
      // operations beside the contract have no faults
      Optional<Response> response =
          isOfContract(request)
              ? faults.pass(() -> respond(request))
              : Optional.of(respond(request));
      if (response.isPresent()) {
        response.get().send(exchange);
      }
    }
  }

  private static boolean isOfContract(Request request) {
    return request.path().get(0).equals("api");
  }

  private Response respond(Request request) {
    try {
      if (isOfContract(request)) {
        checkAllowed(request);
      }
      return run(request);
    } catch (HttpErrorException e) {
      return Response.error(e.status(), e.reason());
    } catch (IOException e) {
      return Response.error(
          500, "the request took effect, but the state cannot be written: " + e.getMessage());
    } catch (RuntimeException bug) {
      // the JDK's server would swallow it and close the connection
      return Response.error(500, "this is a bug in the sandbox: " + bug);
    }
  }

  /** Accepts any token, but the organization must be this one. */
  private void checkAllowed(Request request) throws HttpErrorException {
    String token = request.header("Authorization");
    if (token == null || !token.matches("(?i)Bearer +\\S+")) {
      throw new HttpErrorException(401, "no token: send the header Authorization: Bearer TOKEN");
    }
    if (!state.organization.equals(request.header("IB-Context"))) {
      throw new HttpErrorException(
          401,
          "the header IB-Context must name this sandbox's organization, " + state.organization);
    }
  }

  private Response run(Request request) throws HttpErrorException, IOException {
    Response response;
    boolean changed;
    synchronized (state) {
      long before = state.revision();
      state.setTime(options.clock().instant());
      response = api.run(request);
      changed = state.revision() != before;
    }
    if (changed && stateFile != null) {
      stateFile.changed();
    }
    return response;
  }

  /** The base URL that clients of the contract take, ending in {@code /api}. */
  public URI baseUri() {
    return URI.create("http://127.0.0.1:" + port() + "/api");
  }

  /** The port, also where the options said 0. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** How many requests may not have had their effect yet. */
  int inFlight() {
    return faults.inFlight();
  }

  /** Returns when the sandbox has been closed, by another thread. */
  public void await() throws InterruptedException {
    closed.await();
  }

  /**
   * Stops listening, cuts connections, ends what is being done and writes the state.
   *
   * @throws UncheckedIOException if the state cannot be written; the message names its file
   */
  @Override
  public void close() {
    faults.close();
    server.stop(0);
    threads.shutdown();
    try {
      threads.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // a thread cannot write while it is interrupted
    boolean interrupted = Thread.interrupted();
    try {
      if (stateFile != null) {
        stateFile.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    } finally {
      closed.countDown();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
