package dev.rollcall.live.http;

import static dev.rollcall.live.http.StubServer.IMPATIENT;
import static dev.rollcall.live.http.StubServer.TOKEN;
import static dev.rollcall.live.http.StubServer.json;
import static dev.rollcall.live.http.StubServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.rollcall.live.ApiException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.JsonNodeFactory;

/** Servers that send the token back, seen from within: messages, causes, traces. */
final class EchoTest {
  @RegisterExtension private static final StubServer SERVER = new StubServer();
  private static final List<String> PATH = List.of("v2", "things");

  static Stream<ResponseDefinitionBuilder> echoes() {
    String words = "no access with Bearer " + TOKEN;
    return Stream.of(
        json(400, "{\"message\": \"" + words + "\"}"),
        json(408, words),
        json(429, words),
        json(500, "{\"message\": \"" + words + "\"}"),
        json(502, "<html>" + words + "</html>"),
        json(503, words).withHeader("Retry-After", TOKEN),
        json(200, "<html>" + words + "</html>"),
        json(200, "{\"id\": " + TOKEN),
        json(200, "{\"" + TOKEN + "\": [}"),
        json(200, TOKEN),
        json(200, "{\"id\": {\"" + TOKEN + "\": 1}}"),
        json(200, "{\"status\": \"ERROR\", \"msg\": \"" + words + "\"}"),
        status(200).withHeader("Content-Encoding", "gzip").withBody(TOKEN),
        status(302).withHeader("Location", "https://" + TOKEN + ".invalid/" + TOKEN),
        status(302).withHeader("Location", "/" + TOKEN));
  }

  @ParameterizedTest
  @MethodSource("echoes")
  void noFailureSaysIt(ResponseDefinitionBuilder echo) {
    SERVER.reset();
    SERVER.answerAll(echo.withHeader("X-Request-Id", TOKEN));

    try (HttpApi api = HttpApi.open(SERVER.site(), IMPATIENT)) {
      for (ApiRequest request :
          List.of(
              ApiRequest.get(PATH),
              ApiRequest.post(PATH, JsonNodeFactory.instance.objectNode()),
              ApiRequest.delete(PATH))) {
        check(
            catchThrowableOfType(
                ApiException.class, () -> api.send(request, StubServer.Thing.class)));
      }
      assertThat(SERVER.site().toString()).doesNotContain(TOKEN);
    }
  }

  /** OkHttp quotes a status line that is none. */
  @Test
  void noCauseSaysIt() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> serve(socket));
      server.setDaemon(true);
      server.start();
      ApiServer site = StubServer.site("http://127.0.0.1:" + socket.getLocalPort() + "/api", TOKEN);
      try (HttpApi api = HttpApi.open(site, IMPATIENT)) {
        ApiException e =
            catchThrowableOfType(
                ApiException.class,
                () -> api.send(ApiRequest.post(PATH, JsonNodeFactory.instance.objectNode())));
        check(e);
        assertThat(e).hasMessageContaining("***");
      }
    }
  }

  private static void serve(ServerSocket socket) {
    try (Socket client = socket.accept()) {
      client.getInputStream().read();
      client.getOutputStream().write((TOKEN + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      // the client went away
    }
  }

  private static void check(ApiException e) {
    assertThat(e).isNotNull();
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace, true));
    assertThat(trace.toString()).doesNotContain(TOKEN);
  }
}
