package dev.rollcall.live.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A server that writes whatever a test says, be it HTTP or not, and counts it. */
public final class RawServer implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicInteger requests = new AtomicInteger();
  private final ServerSocket server;

  private RawServer(ServerSocket server) {
    this.server = server;
  }

  /** Listens on a free port, and answers once it is told what. */
  public static RawServer start() throws IOException {
    return new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
  }

  /** Writes all of an answer to a request. */
  public interface Answer {
    void write(String request, OutputStream out) throws IOException;
  }

  /** Answers every request so, each over a connection of its own. */
  public void serve(Answer answer) {
    threads.execute(
        () -> {
          while (!server.isClosed()) {
            try {
              Socket socket = server.accept();
              threads.execute(() -> converse(socket, answer));
            } catch (IOException closed) {
              return;
            }
          }
        });
  }

  private void converse(Socket accepted, Answer answer) {
    try (Socket socket = accepted) {
      BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      String request = in.readLine();
      for (String line = request; line != null && !line.isEmpty(); line = in.readLine()) {}
      if (request != null) {
        requests.incrementAndGet();
        answer.write(request, counted(socket.getOutputStream()));
      }
    } catch (IOException clientHasGone) {
      return;
    }
  }

  private OutputStream counted(OutputStream out) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        out.write(b);
        sent.incrementAndGet();
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        sent.addAndGet(length);
      }
    };
  }

  /** Writes a text over and over, until the client goes away. */
  public static void endless(OutputStream out, String unit) throws IOException {
    byte[] block = unit.repeat((1 << 16) / unit.length() + 1).getBytes(UTF_8);
    while (true) {
      out.write(block);
    }
  }

  public static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(UTF_8));
  }

  public String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** Bytes written so far. */
  public long sent() {
    return sent.get();
  }

  /** Requests so far. */
  public int requests() {
    return requests.get();
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
    try {
      assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
