package dev.rollcall.sandbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A server of the membership contract on the loopback address, with one organization in it. It
 * accepts any token, counts the e-mails it does not send, and ends when it is closed.
 *
 * <p>Beside the contract it serves {@code GET /sandbox/mailbox} (every e-mail: {@code to}, {@code
 * kind}, {@code time}) and {@code POST /sandbox/accept} with {@code {"email"}} (an invited person
 * joins).
 */
public final class Sandbox implements AutoCloseable {
  /** Requests read and answers sent at once. */
  private static final int THREADS = 8;

  /** The same where requests wait, so that those that wait long do not keep others waiting. */
  private static final int THREADS_WITH_LATENCY = 256;

  private final HttpServer server;
  private final ExecutorService threads;
  private final @Nullable StateFile stateFile;
  private final FaultInjector faults;
  private final CountDownLatch closed = new CountDownLatch(1);

  private Sandbox(
      HttpServer server,
      ExecutorService threads,
      @Nullable StateFile stateFile,
      FaultInjector faults) {
    this.server = server;
    this.threads = threads;
    this.stateFile = stateFile;
    this.faults = faults;
  }

  /**
   * Starts a sandbox, which answers when this returns.
   *
   * @throws SandboxException when the seed or the state file is wrong, or the port is not to be had
   */
  public static Sandbox start(SandboxOptions options) throws SandboxException {
    // without it every answer that fits one packet is 40 ms late; the JDK reads it at the first
    // server
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
    OrganizationState state = StateFile.load(options);
    Path file = options.state();
    StateFile stateFile = file == null ? null : new StateFile(file, state);
    HttpServer server = listen(options.port());
    FaultInjector faults = new FaultInjector(options.faults());
    int threadCount = options.faults().holdsRequests() ? THREADS_WITH_LATENCY : THREADS;
    ExecutorService threads = Executors.newFixedThreadPool(threadCount, Sandbox::thread);
    server.createContext("/", new RequestHandler(state, options.clock(), stateFile, faults));
    server.setExecutor(threads);
    server.start();
    return new Sandbox(server, threads, stateFile, faults);
  }

  private static HttpServer listen(int port) throws SandboxException {
    try {
      return HttpServer.create(new InetSocketAddress(loopback(), port), 0);
    } catch (IOException e) {
      throw new SandboxException(
          "cannot listen on port "
              + port
              + " of 127.0.0.1: "
              + e.getMessage()
              + "; choose another port, or 0 for any free one",
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

  /** The base URL that clients of the contract take, ending in {@code /api}. */
  public URI baseUri() {
    return URI.create("http://127.0.0.1:" + port() + "/api");
  }

  /** The port, also where the options said 0. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** How many requests have come whose effect may still be to come. */
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
