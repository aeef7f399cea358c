package dev.rollcall.live.keycloak;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.rollcall.live.http.StubServer.json;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.rollcall.live.http.StubServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a Keycloak 26.7.3 answered while a project was applied and planned again, request by
 * request; only ids and tokens have other names. The realm is {@code rec}.
 */
public final class Recorded {
  /** The token calls are made with. */
  public static final String TOKEN = "t-1";

  /** The secret the client was called with. */
  public static final String SECRET = "s3cret-rollcall";

  private final List<Exchange> exchanges;

  private Recorded(List<Exchange> exchanges) {
    this.exchanges = exchanges;
  }

  /**
   * One request and its answer.
   *
   * @param request {@code METHOD URL BODY}
   * @param answer {@code STATUS BODY}
   */
  private record Exchange(String request, String answer) {
    private String word(int index) {
      String[] words = request.split(" ", 3);
      return index < words.length ? words[index] : "";
    }

    private MappingBuilder asked() {
      MappingBuilder asked = WireMock.request(word(0), urlEqualTo(word(1)));
      return word(2).isEmpty() ? asked : asked.withRequestBody(equalTo(word(2)));
    }

    private int status() {
      return Integer.parseInt(answer.substring(0, 3));
    }

    private String body() {
      return answer.substring(3).strip();
    }
  }

  /** The whole of it: read, look again, write, read. */
  public static Recorded loop() throws IOException {
    List<Exchange> exchanges = new ArrayList<>();
    String text = Files.readString(Path.of("src/test/resources/keycloak/loop.exchanges"));
    for (String block : text.strip().split("\n\n", -1)) {
      String[] lines = block.split("\n", 2);
      exchanges.add(new Exchange(lines[0], lines[1]));
    }
    return new Recorded(exchanges);
  }

  /** The first reading alone. */
  public static Recorded before() throws IOException {
    List<Exchange> all = loop().exchanges;
    return new Recorded(
        all.subList(0, firstToken(all, 1)).stream().filter(Recorded::reads).toList());
  }

  /** The last reading alone. */
  public static Recorded after() throws IOException {
    List<Exchange> all = loop().exchanges;
    return new Recorded(all.subList(firstToken(all, 1), all.size()));
  }

  private static int firstToken(List<Exchange> all, int from) {
    int i = from;
    while (!isToken(all.get(i))) {
      i++;
    }
    return i;
  }

  private static boolean isToken(Exchange exchange) {
    return exchange.request().contains("/token ");
  }

  private static boolean reads(Exchange exchange) {
    return exchange.request().startsWith("GET ") || isToken(exchange);
  }

  /** Answers as recorded: the same request in turn, and then as the last time. */
  public Recorded serve(StubServer server) {
    Map<String, List<Exchange>> alike = new LinkedHashMap<>();
    exchanges.forEach(e -> alike.computeIfAbsent(e.request(), r -> new ArrayList<>()).add(e));
    alike.values().forEach(turns -> serve(server, turns));
    return this;
  }

  private static void serve(StubServer server, List<Exchange> turns) {
    for (int i = 0; i < turns.size(); i++) {
      Exchange turn = turns.get(i);
      boolean last = i == turns.size() - 1;
      server.answer(
          turn.asked()
              .atPriority(5)
              .inScenario(turn.request())
              .whenScenarioStateIs(state(i))
              .willSetStateTo(state(last ? i : i + 1))
              .willReturn(json(turn.status(), turn.body())));
    }
  }

  private static String state(int turn) {
    return turn == 0 ? Scenario.STARTED : "turn " + turn;
  }

  /** Every request, in the order of the recording. */
  public List<String> requests() {
    return exchanges.stream().map(Exchange::request).toList();
  }

  /** What was answered first to the request that begins so. */
  public String answer(String request) {
    return exchanges.stream()
        .filter(exchange -> exchange.request().startsWith(request))
        .findFirst()
        .orElseThrow()
        .body();
  }
}
