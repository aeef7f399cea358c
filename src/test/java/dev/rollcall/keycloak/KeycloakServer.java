package dev.rollcall.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A Keycloak with nothing in it but its administrator. There is one in a run of tests; it starts
 * with the first that asks for it and ends with the run.
 */
final class KeycloakServer {
  static final String ADMIN = "admin";
  static final String ADMIN_PASSWORD = "no-secret";

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final class Shared {
    private static final KeycloakServer SERVER = started();
  }

  private final Path home;
  private final Path log;
  private final URI base;
  private final Process process;

  private KeycloakServer(Path home, Path log, URI base, Process process) {
    this.home = home;
    this.log = log;
    this.base = base;
    this.process = process;
  }

  static KeycloakServer shared() {
    return Shared.SERVER;
  }

  private static KeycloakServer started() {
    try {
      return start(Path.of(System.getProperty("keycloak.home", "target/keycloak")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeycloakServer start(Path home) throws IOException, InterruptedException {
    build(home);
    deleteAll(home.resolve("data"));
    int port = freePort();
    int management = freePort();
    Path log = home.resolve("server.log");
    Process process =
        command(
                home,
                "start",
                "--optimized",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + management,
                "--hostname-strict=false",
                "--http-access-log-enabled=true",
                "--cache=local")
            .redirectOutput(log.toFile())
            .start();
    KeycloakServer server =
        new KeycloakServer(home, log, URI.create("http://127.0.0.1:" + port), process);
    Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
    server.awaitReady(URI.create("http://127.0.0.1:" + management + "/health/ready"));
    return server;
  }

  /** Prepares the server once; that takes longer than to start it. */
  private static void build(Path home) throws IOException, InterruptedException {
    Path built = home.resolve("built");
    if (Files.exists(built)) {
      return;
    }
    Path log = home.resolve("build.log");
    Process process =
        command(home, "build", "--db=dev-file", "--health-enabled=true")
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(PATIENCE.toSeconds(), SECONDS) || process.exitValue() != 0) {
      stop(process);
      throw new IOException("Keycloak cannot be built: " + Files.readString(log, UTF_8));
    }
    Files.createFile(built);
  }

  private static ProcessBuilder command(Path home, String... args) {
    List<String> words = new ArrayList<>(List.of("sh", home.resolve("bin/kc.sh").toString()));
    words.addAll(List.of(args));
    ProcessBuilder command = new ProcessBuilder(words).redirectErrorStream(true);
    command.environment().put("JAVA_HOME", System.getProperty("java.home"));
    command.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx400m");
    command.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
    command.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN_PASSWORD);
    return command;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void awaitReady(URI health) throws IOException, InterruptedException {
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
    Wait.until(
        PATIENCE,
        () -> {
          if (!process.isAlive()) {
            throw new IOException("Keycloak ended: " + Files.readString(log, UTF_8));
          }
          try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
          } catch (IOException notYet) {
            return false;
          }
        });
  }

  /** Where it begins, without a slash at the end. */
  URI base() {
    return base;
  }

  /** The folder it was unpacked to. */
  Path home() {
    return home;
  }

  /** How many lines of its log there are by now; what was answered before is among them. */
  long mark() throws IOException, InterruptedException {
    String path = "/realms/" + UUID.randomUUID();
    HttpRequest nowhere = HttpRequest.newBuilder(base.resolve(path)).build();
    HttpClient.newHttpClient().send(nowhere, BodyHandlers.discarding());
    Wait.until(Duration.ofSeconds(30), () -> log().stream().anyMatch(line -> line.contains(path)));
    return log().size();
  }

  /** The requests below a realm that were answered since, as its access log has them. */
  List<String> requestsSince(long mark, String realm) throws IOException, InterruptedException {
    mark();
    return log().stream()
        .skip(mark)
        .filter(line -> line.contains("HTTP/1.1\"") || line.contains("HTTP/2"))
        .filter(line -> line.contains("/realms/" + realm + "/"))
        .toList();
  }

  private List<String> log() throws IOException {
    return Files.readAllLines(log, UTF_8);
  }

  private void stop() {
    stop(process);
  }

  /** The script waits for the server, which is a child of it. */
  private static void stop(Process process) {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    try {
      if (!process.waitFor(20, SECONDS)) {
        all.forEach(ProcessHandle::destroyForcibly);
      }
    } catch (InterruptedException e) {
      all.forEach(ProcessHandle::destroyForcibly);
      Thread.currentThread().interrupt();
    }
  }
}
