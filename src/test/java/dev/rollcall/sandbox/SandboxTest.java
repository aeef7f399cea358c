package dev.rollcall.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How a sandbox starts and ends. */
final class SandboxTest {

  @Test
  void listensOnLoopback() throws IOException {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())) {
      assertThat(sandbox.baseUri()).hasToString("http://127.0.0.1:" + sandbox.port() + "/api");
      assertThat(System.getProperty("sun.net.httpserver.nodelay")).isEqualTo("true");
    }
  }

  @Test
  void takenPortIsSaid() throws IOException {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())) {
      SandboxOptions same = SandboxOptions.defaults().withPort(sandbox.port());

      assertThatThrownBy(() -> Sandbox.start(same))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("cannot listen on port " + sandbox.port() + " of 127.0.0.1: ")
          .hasMessageEndingWith("choose another port, or 0 for any free one");
    }
  }

  @Test
  void awaitEndsWithClose() throws Exception {
    Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
    CompletableFuture<Void> waiting =
        CompletableFuture.runAsync(
            () -> {
              try {
                sandbox.await();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    assertThat(waiting).isNotDone();

    sandbox.close();
    sandbox.close();

    waiting.get(10, TimeUnit.SECONDS);
  }

  @Test
  void connectionsAreKept() throws IOException {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
        Socket socket =
            new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), sandbox.port())) {
      for (int i = 0; i < 3; i++) {
        socket
            .getOutputStream()
            .write("GET /sandbox/mailbox HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
        assertThat(readAnswer(socket)).startsWith("HTTP/1.1 200 OK").endsWith("[]");
      }
    }
  }

  /** Reads up to the end of an empty list. */
  private static String readAnswer(Socket socket) throws IOException {
    StringBuilder answer = new StringBuilder();
    while (answer.indexOf("[]") < 0) {
      int next = socket.getInputStream().read();
      assertThat(next).isNotNegative();
      answer.append((char) next);
    }
    return answer.toString();
  }
}
