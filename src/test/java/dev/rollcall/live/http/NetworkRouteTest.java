package dev.rollcall.live.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

final class NetworkRouteTest {
  private static final int REQUESTS = 20;

  @Test
  void aServerThatClosesAfterEachAnswerLosesNoRequest() throws Exception {
    AtomicInteger answered = new AtomicInteger();
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread thread = new Thread(() -> serve(server, answered), "closing-server");
      thread.setDaemon(true);
      thread.start();
      String base = "http://127.0.0.1:" + server.getLocalPort() + "/api";
      ApiServer site = StubServer.site(base, "any");
      try (HttpApi api = HttpApi.open(site, StubServer.IMPATIENT)) {
        for (int request = 0; request < REQUESTS; request++) {
          api.send(ApiRequest.post(List.of("groups"), JsonNodeFactory.instance.objectNode()));
        }
      }
    }
    assertThat(answered).hasValue(REQUESTS);
  }

  private static void serve(ServerSocket server, AtomicInteger answered) {
    try {
      while (!server.isClosed()) {
        try (Socket socket = server.accept()) {
          readRequest(socket);
          answered.incrementAndGet();
          socket
              .getOutputStream()
              .write("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(US_ASCII));
        }
      }
    } catch (IOException closed) {
      assertThat(server.isClosed()).isTrue();
    }
  }

  /** Reads the head and its two bytes of body. */
  private static void readRequest(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
    String line = in.readLine();
    while (line != null && !line.isEmpty()) {
      line = in.readLine();
    }
    assertThat(in.read()).isEqualTo('{');
    assertThat(in.read()).isEqualTo('}');
  }
}
