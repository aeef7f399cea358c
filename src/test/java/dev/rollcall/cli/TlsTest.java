package dev.rollcall.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.sandbox.Sandbox;
import dev.rollcall.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real servers behind real certificates, good and bad. */
final class TlsTest {
  private static final Map<String, String> TOKEN = Map.of("TOKEN", "t0ken");
  private static final long DAY = ChronoUnit.DAYS.getDuration().toMillis();

  @TempDir private Path folder;

  private Sandbox sandbox;

  @BeforeEach
  void start() throws Exception {
    sandbox = Sandbox.start(SandboxOptions.defaults().withOrganization("acme"));
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private static HeldCertificate.Builder certificate() {
    return new HeldCertificate.Builder().addSubjectAlternativeName("localhost");
  }

  private Path project(int port, String more) throws Exception {
    return Projects.write(
        folder,
        Map.of(
            "rollcall.yaml",
            """
            organization: acme
            provider:
              type: aihub
              url: https://localhost:%d/api
              token: ${TOKEN}
            %s\
            """
                .formatted(port, more.isEmpty() ? "" : "  " + more + "\n"),
            "members.yaml",
            "members: {}\n"));
  }

  private void pem(String name, HeldCertificate certificate) throws Exception {
    Files.writeString(
        folder.resolve(name), "# the company's own\n" + certificate.certificatePem() + "\n");
  }

  /** Trusts the certificate, so that nothing but what is wrong with it can go wrong. */
  private Ran planWith(HeldCertificate certificate, String... versions) throws Exception {
    try (Forwarder server = Forwarder.behindTls(certificate, sandbox.port(), versions)) {
      pem("ca.pem", certificate);
      return Ran.with(TOKEN, "plan", project(server.port(), "ca_file: ca.pem"));
    }
  }

  private static void failed(Ran ran, String why) {
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .startsWith("error: GET /api/v2/organization was not sent: TLS with localhost:")
        .contains(" failed: " + why)
        .hasLineCount(1);
  }

  @Test
  void certificateOfAnAuthorityOfOnesOwn() throws Exception {
    assertThat(planWith(certificate().build()).code()).isZero();
  }

  @Test
  void environmentNamesAuthorities() throws Exception {
    HeldCertificate certificate = certificate().build();
    try (Forwarder server = Forwarder.behindTls(certificate, sandbox.port())) {
      pem("bundle.pem", certificate);
      Path project = project(server.port(), "");
      Map<String, String> environment =
          Map.of("TOKEN", "t0ken", "SSL_CERT_FILE", folder.resolve("bundle.pem").toString());

      assertThat(Ran.with(environment, "plan", project).code()).isZero();
      assertThat(Ran.with(TOKEN, "plan", project).code()).isEqualTo(1);
    }
  }

  /** The new project names the same file from where it stands, and its plan is empty. */
  @Test
  void importTakesItAlong() throws Exception {
    HeldCertificate certificate = certificate().build();
    try (Forwarder server = Forwarder.behindTls(certificate, sandbox.port())) {
      pem("ca.pem", certificate);
      Path project = project(server.port(), "ca_file: ca.pem");
      Path made = folder.resolve("made");

      assertThat(Ran.with(TOKEN, "import", made, "--from", project).code()).isZero();
      assertThat(made.resolve("rollcall.yaml")).content().contains("ca_file: \"../ca.pem\"");
      assertThat(Ran.with(TOKEN, "plan", made, "--detailed-exitcode").code()).isZero();
      assertThat(Ran.with(TOKEN, "apply", made, "--yes").code()).isZero();
    }
  }

  @Test
  void settingsAddToTheEnvironment() throws Exception {
    HeldCertificate certificate = certificate().build();
    try (Forwarder server = Forwarder.behindTls(certificate, sandbox.port())) {
      pem("other.pem", certificate().build());
      pem("ca.pem", certificate);
      Map<String, String> environment =
          Map.of("TOKEN", "t0ken", "SSL_CERT_FILE", folder.resolve("other.pem").toString());

      assertThat(Ran.with(environment, "plan", project(server.port(), "ca_file: ca.pem")).code())
          .isZero();
      failed(Ran.with(environment, "plan", project(server.port(), "")), "its certificate was");
    }
  }

  @Test
  void unknownAuthority() throws Exception {
    try (Forwarder server = Forwarder.behindTls(certificate().build(), sandbox.port())) {
      failed(
          Ran.with(TOKEN, "plan", project(server.port(), "")),
          "its certificate was issued by an authority that is not trusted here; if it is your"
              + " own authority, name its certificate in provider.ca_file or"
              + " SSL_CERT_FILE");
    }
  }

  /** Issued by an authority that is trusted, for some days from now. */
  private Ran planWithin(long firstDay, long lastDay) throws Exception {
    long now = Instant.now().toEpochMilli();
    HeldCertificate authority = new HeldCertificate.Builder().certificateAuthority(0).build();
    HeldCertificate certificate =
        certificate()
            .signedBy(authority)
            .validityInterval(now + firstDay * DAY, now + lastDay * DAY)
            .build();
    try (Forwarder server = Forwarder.behindTls(certificate, sandbox.port())) {
      pem("ca.pem", authority);
      return Ran.with(TOKEN, "plan", project(server.port(), "ca_file: ca.pem"));
    }
  }

  @Test
  void issuedByATrustedAuthority() throws Exception {
    assertThat(planWithin(-1, 1).code()).isZero();
  }

  @Test
  void expired() throws Exception {
    failed(planWithin(-2, -1), "its certificate has expired");
  }

  @Test
  void notYetValid() throws Exception {
    failed(planWithin(1, 2), "its certificate is not valid yet; check the clock of this machine");
  }

  @Test
  void ofAnotherHost() throws Exception {
    failed(
        planWith(new HeldCertificate.Builder().addSubjectAlternativeName("emca.example").build()),
        "its certificate is for another host: [emca.example]; check the URL");
  }

  @Test
  void noTlsThere() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> refuse(plain));
      server.setDaemon(true);
      server.start();

      failed(
          Ran.with(TOKEN, "plan", project(plain.getLocalPort(), "")),
          "it does not speak TLS; check the port, and whether localhost speaks https");
    }
  }

  /** Answers whatever comes as web servers do that expect http. */
  private static void refuse(ServerSocket plain) {
    try (Socket client = plain.accept()) {
      client.getInputStream().read();
      client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
      client.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // the client went away
    }
  }

  @Test
  void oldTls() throws Exception {
    failed(planWith(certificate().build(), "TLSv1.1"), "it ");
  }

  @Test
  void caFileThatIsNone() throws Exception {
    Ran missing = Ran.with(TOKEN, "plan", project(443, "ca_file: gone.pem"));
    assertThat(missing.code()).isEqualTo(65);
    assertThat(missing.err())
        .contains("rollcall.yaml:6:3: error[bad-ca-file]", "gone.pem", "it cannot be read");

    Ran empty = Ran.with(TOKEN, "plan", project(443, "ca_file: members.yaml"));
    assertThat(empty.code()).isEqualTo(65);
    assertThat(empty.err()).contains("rollcall.yaml:6:3", "it holds no certificate");

    Files.writeString(
        folder.resolve("broken.pem"),
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    assertThat(Ran.with(TOKEN, "plan", project(443, "ca_file: broken.pem")).err())
        .contains("one of its certificates is broken");
  }

  @Test
  void environmentThatNamesNone() throws Exception {
    Ran ran =
        Ran.with(
            Map.of("TOKEN", "t0ken", "SSL_CERT_FILE", folder.resolve("gone").toString()),
            "plan",
            project(443, ""));

    assertThat(ran.code()).isEqualTo(65);
    assertThat(ran.err()).contains("error[bad-ca-file]", "SSL_CERT_FILE", "it cannot be read");
  }
}
