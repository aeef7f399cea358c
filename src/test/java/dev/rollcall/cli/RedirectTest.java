package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.sandbox.Sandbox;
import dev.rollcall.sandbox.SandboxOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that sends its clients to another, which must never hear of the token. */
final class RedirectTest {
  @TempDir private Path folder;

  private Sandbox sandbox;
  private Relay other;

  @BeforeEach
  void start() throws Exception {
    sandbox = Sandbox.start(SandboxOptions.defaults().withOrganization("acme"));
    other = new Relay(sandbox.baseUri(), request -> Optional.empty());
  }

  @AfterEach
  void stop() {
    other.close();
    sandbox.close();
  }

  private Relay.Judge sendingTo(String where, int status, boolean writesOnly) {
    return request ->
        writesOnly && request.getRequestMethod().equals("GET")
            ? Optional.empty()
            : Optional.of(
                new Relay.Reply(status, Map.of("Location", where + request.getRequestURI()), ""));
  }

  private Ran run(String command, URI url, String more) throws Exception {
    Projects.write(
        folder,
        Map.of(
            "rollcall.yaml",
            "organization: acme\nprovider: {type: aihub, url: '%s', token: '${TOKEN}'%s}\n"
                .formatted(url, more),
            "members.yaml",
            "members: {ada@acme.example: }\n"));
    Map<String, String> environment = Map.of("TOKEN", "t0ken");
    return command.equals("apply")
        ? Ran.with(environment, "apply", folder, "--yes")
        : Ran.with(environment, command, folder);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void readIsNotFollowedToAnotherPort(int status) throws Exception {
    String target = "http://127.0.0.1:" + other.baseUri().getPort();
    try (Relay server = new Relay(sandbox.baseUri(), sendingTo(target, status, false))) {
      for (String command : new String[] {"plan", "drift", "apply"}) {
        Ran ran = run(command, server.baseUri(), "");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
            .contains(
                "it redirects from http://127.0.0.1:"
                    + server.baseUri().getPort()
                    + " to "
                    + target,
                "which is not sent the token; if that is the right server, use it as the URL");
      }
    }
    assertThat(other.requests()).isEmpty();
  }

  /** The same address by another name. */
  @Test
  void readIsNotFollowedToAnotherName() throws Exception {
    String target = "http://localhost:" + other.baseUri().getPort();
    try (Relay server = new Relay(sandbox.baseUri(), sendingTo(target, 307, false))) {
      Ran ran = run("plan", server.baseUri(), "");
      assertThat(ran.code()).isEqualTo(1);
      assertThat(ran.err()).contains("to " + target + ", which is not sent the token");
    }
    assertThat(other.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 307, 308})
  void writeIsNotFollowed(int status) throws Exception {
    String target = "http://127.0.0.1:" + other.baseUri().getPort();
    try (Relay server = new Relay(sandbox.baseUri(), sendingTo(target, status, true))) {
      Ran ran = run("apply", server.baseUri(), "");
      assertThat(ran.code()).isEqualTo(1);
      assertThat(ran.out())
          .contains("POST /api/v2/organization/members answered " + status, "to " + target);
    }
    assertThat(other.requests()).isEmpty();
  }

  @Test
  void tlsIsNotGivenUp() throws Exception {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    Files.writeString(folder.resolve("ca.pem"), certificate.certificatePem());
    String target = "http://localhost:" + other.baseUri().getPort();
    try (Relay server = new Relay(sandbox.baseUri(), sendingTo(target, 302, false));
        Forwarder tls = Forwarder.behindTls(certificate, server.baseUri().getPort())) {
      Ran ran =
          run("plan", URI.create("https://localhost:" + tls.port() + "/api"), ", ca_file: ca.pem");
      assertThat(ran.code()).isEqualTo(1);
      assertThat(ran.err()).contains("from https://localhost:" + tls.port() + " to " + target);
    }
    assertThat(other.requests()).isEmpty();
  }
}
