package dev.rollcall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.rollcall.Effort;
import dev.rollcall.sandbox.Sandbox;
import dev.rollcall.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Looks for the token in all that rollcall says, writes and logs, whatever a server throws back at
 * it: whole, in parts, and as it looks in a URL and in Base64.
 */
final class SecretsTest {
  private static final String TOKEN = "rc+Ey7Qk/9vTz3=mWd4.Hs8~Lp2_xBn6-Uj5Fg0";

  private static final String WORDS = "no access with Bearer " + TOKEN;

  /** A part that nobody writes by chance. */
  private static final int PART = 9;

  @TempDir private Path folder;

  private final Log log = new Log();
  private final List<String> heard = new ArrayList<>();
  private Sandbox sandbox;
  private Path project;

  /** Keeps every record of every logger, but for those of the servers and clients of tests. */
  private static final class Log extends Handler {
    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

    @Override
    public void publish(LogRecord line) {
      String logger = String.valueOf(line.getLoggerName());
      if (!logger.startsWith("com.sun.net.httpserver") && !logger.startsWith("jdk.")) {
        lines.add(line.getMessage() + " " + List.of(parameters(line)) + " " + line.getThrown());
      }
    }

    private static Object[] parameters(LogRecord line) {
      return line.getParameters() == null ? new Object[0] : line.getParameters();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void start() throws Exception {
    log.setLevel(Level.ALL);
    root().addHandler(log);
    root().setLevel(Level.ALL);
    sandbox = Sandbox.start(SandboxOptions.defaults().withOrganization("acme"));
    project = folder.resolve("project");
    Files.createDirectory(project);
  }

  @AfterEach
  void stop() {
    root().removeHandler(log);
    root().setLevel(Level.INFO);
    sandbox.close();
  }

  private static Logger root() {
    return Logger.getLogger("");
  }

  private static Relay.Reply reply(int status, String body, String... headers) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Content-Type", "application/json");
    all.put("X-Request-Id", TOKEN);
    all.put("WWW-Authenticate", "Bearer realm=\"" + TOKEN + "\"");
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    return new Relay.Reply(status, all, body);
  }

  private static String inUrl() {
    return URLEncoder.encode(TOKEN, UTF_8);
  }

  private static String inBase64() {
    return Base64.getEncoder().encodeToString(TOKEN.getBytes(UTF_8));
  }

  /** What servers throw back; in each build, answers that are not asked for again. */
  static Stream<Relay.Reply> echoes() {
    return Effort.of(0, 1) == 1 ? Stream.concat(lasting(), passing()) : lasting();
  }

  private static Stream<Relay.Reply> lasting() {
    return Stream.of(
        reply(400, "{\"message\": \"" + WORDS + "\"}"),
        reply(401, "{\"message\": \"" + WORDS + "\"}"),
        reply(403, "{\"msg\": \"" + WORDS + "\"}"),
        reply(404, WORDS),
        reply(409, "{\"message\": \"as curl -H '" + inUrl() + "' or " + inBase64() + "\"}"),
        reply(422, "x".repeat(280) + TOKEN),
        reply(200, "<html><body>" + WORDS + "</body></html>"),
        reply(200, "{\"status\": \"ERROR\", \"msg\": \"" + WORDS + "\"}"),
        reply(302, "", "Location", "https://elsewhere.invalid/" + TOKEN + "?t=" + TOKEN),
        reply(302, "", "Location", "https://" + TOKEN.substring(3, 7) + TOKEN + "/"),
        reply(307, "", "Location", "/api/" + inUrl()),
        reply(308, "", "Location", "http://" + inUrl() + "@127.0.0.1/"));
  }

  private static Stream<Relay.Reply> passing() {
    return Stream.of(
        reply(429, WORDS, "Retry-After", "0"),
        reply(500, "{\"message\": \"" + WORDS + "\"}"),
        reply(502, "<html><body>" + WORDS + "</body></html>"),
        reply(200, "{\"id\": " + TOKEN),
        reply(200, TOKEN),
        reply(200, "{\"" + TOKEN + "\": {\"id\": [}"));
  }

  @ParameterizedTest
  @MethodSource("echoes")
  void serverThatThrowsItBackAtEveryRequest(Relay.Reply echo) throws Exception {
    try (Relay server = new Relay(sandbox.baseUri(), request -> Optional.of(echo))) {
      settings(server.baseUri(), "token: '${TOKEN}'");
      runEverything();
      assertThat(server.requests()).isNotEmpty();
    }
    checkAll();
  }

  @ParameterizedTest
  @MethodSource("echoes")
  void serverThatThrowsItBackAtEveryWrite(Relay.Reply echo) throws Exception {
    try (Relay server = new Relay(sandbox.baseUri(), request -> answer(request, echo))) {
      settings(server.baseUri(), "token_file: ../token");
      Files.writeString(folder.resolve("token"), TOKEN + "\n");
      runEverything();
      assertThat(server.requests()).anyMatch(request -> !request.startsWith("GET"));
    }
    Files.delete(folder.resolve("token"));
    checkAll();
  }

  private static Optional<Relay.Reply> answer(HttpExchange request, Relay.Reply echo) {
    return request.getRequestMethod().equals("GET") ? Optional.empty() : Optional.of(echo);
  }

  @Test
  void serverThatDoesWhatItShould() throws Exception {
    settings(sandbox.baseUri(), "token: '${TOKEN}'");
    runEverything();
    assertThat(project.resolve(".rollcall/journal")).isNotEmptyDirectory();
    checkAll();
  }

  @Test
  void connectionThatFails() throws Exception {
    settings(URI.create("http://127.0.0.1:1/api"), "token: '${TOKEN}'");
    runEverything();
    HeldCertificate certificate = new HeldCertificate.Builder().build();
    try (Forwarder tls = Forwarder.behindTls(certificate, sandbox.port())) {
      settings(URI.create("https://localhost:" + tls.port() + "/api"), "token: '${TOKEN}'");
      runEverything();
    }
    checkAll();
  }

  @Test
  void tokenInTheWrongPlace() throws Exception {
    settings(URI.create("http://127.0.0.1:1/api"), "token: '" + TOKEN + "'");
    run("validate");
    run("plan", "--format", "github");
    assertThat(heard).anyMatch(text -> text.contains("literal-secret"));
    Files.delete(project.resolve("rollcall.yaml"));
    for (String url :
        List.of(
            "https://me:" + inUrl() + "@acme.example/api",
            "http://acme.example/api?t=" + inUrl(),
            "https://acme.example/api#" + inUrl())) {
      hear(
          Ran.with(
              Map.of("TOKEN", TOKEN),
              "import",
              folder.resolve("made"),
              "--provider",
              "aihub",
              "--url",
              url,
              "--organization",
              "acme",
              "--stacktrace"));
    }
    settings(URI.create("http://127.0.0.1:1/api"), "token: '${TOKEN}'");
    hear(Ran.with(Map.of("TOKEN", TOKEN + " " + TOKEN), "plan", project, "--stacktrace"));
    hear(Ran.with(Map.of("TOKEN", TOKEN + "\n\u00e9"), "plan", project, "--stacktrace"));
    checkAll();
  }

  private void settings(URI url, String token) throws IOException {
    Projects.write(
        project,
        Map.of(
            "rollcall.yaml",
            "organization: acme\nprovider: {type: aihub, url: '%s', %s}\n".formatted(url, token),
            "roster.yaml",
            """
            members:
              ada@acme.example:
              grace@acme.example:
            service_accounts:
              ci: member
            groups:
              claims:
                members:
                  ada@acme.example:
            """));
  }

  private void runEverything() throws IOException {
    run("validate");
    for (String format :
        List.of("text", "json", "markdown", "github", "gitlab", "sarif", "runbook")) {
      run("plan", "--format", format);
    }
    run("plan", "--out", folder.resolve("plan.json"), "--detailed-exitcode");
    run("drift");
    run("drift", "--format", "json");
    hear(with("import", folder.resolve("made-" + heard.size()), "--from", project));
    run("apply", "--yes", "--format", "json");
    run("apply", "--yes", "--format", "markdown=" + folder.resolve("report.md"));
    if (Files.exists(folder.resolve("plan.json"))) {
      run("apply", "--plan", folder.resolve("plan.json"));
    }
  }

  private void run(String command, Object... options) {
    List<Object> words = new ArrayList<>(List.of(command, project));
    words.addAll(List.of(options));
    hear(with(words.toArray()));
  }

  private static Ran with(Object... words) {
    List<Object> all = new ArrayList<>(List.of(words));
    all.add("--stacktrace");
    return Ran.with(Map.of("TOKEN", TOKEN), all.toArray());
  }

  private void hear(Ran ran) {
    heard.add(ran.out());
    heard.add(ran.err());
  }

  private void checkAll() throws IOException {
    assertThat(heard).anyMatch(text -> !text.isEmpty());
    heard.forEach(SecretsTest::check);
    log.lines.forEach(SecretsTest::check);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        check(Files.readString(file));
      }
    }
  }

  private static void check(String text) {
    for (String form : List.of(TOKEN, inUrl(), inBase64())) {
      for (int i = 0; i + PART <= form.length(); i++) {
        assertThat(text).doesNotContain(form.substring(i, i + PART));
      }
    }
  }
}
