package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.sandbox.Sandbox;
import dev.rollcall.sandbox.SandboxOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import okhttp3.Credentials;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host that only the proxy knows, so that nothing gets there but through it. */
final class ProxyTest {
  @TempDir private Path folder;

  private Sandbox sandbox;
  private Forwarder server;
  private Forwarder proxy;

  @BeforeEach
  void start() throws Exception {
    sandbox = Sandbox.start(SandboxOptions.defaults().withOrganization("acme"));
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("acme.invalid").build();
    server = Forwarder.behindTls(certificate, sandbox.port());
    proxy = Forwarder.proxy(server.port());
    Files.writeString(folder.resolve("ca.pem"), certificate.certificatePem());
    project("https://acme.invalid/api");
  }

  @AfterEach
  void stop() throws Exception {
    proxy.close();
    server.close();
    sandbox.close();
  }

  private void project(String url) throws Exception {
    Projects.write(
        folder,
        Map.of(
            "rollcall.yaml",
            "organization: acme\nprovider: {type: aihub, url: '"
                + url
                + "', token: '${TOKEN}', ca_file: ca.pem}\n",
            "members.yaml",
            "members: {}\n"));
  }

  private Ran plan(String variable, String value, String noProxy) {
    return Ran.with(Map.of("TOKEN", "t0ken", variable, value, "NO_PROXY", noProxy), "plan", folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTPS_PROXY", "https_proxy"})
  void environmentNamesIt(String variable) {
    Ran ran = plan(variable, "http://127.0.0.1:" + proxy.port(), "");

    assertThat(ran.err()).isEmpty();
    assertThat(ran.code()).isZero();
    assertThat(proxy.heads())
        .isNotEmpty()
        .allSatisfy(
            head ->
                assertThat(head)
                    .startsWith("CONNECT acme.invalid:443 ")
                    .doesNotContain("t0ken", "Authorization"));
  }

  @Test
  void schemeMayBeLeftOut() {
    assertThat(plan("HTTPS_PROXY", "127.0.0.1:" + proxy.port() + "/", "").code()).isZero();
  }

  @Test
  void proxyThatWantsAPassword() {
    proxy.demand(Credentials.basic("me", "p@ss"));

    assertThat(plan("HTTPS_PROXY", "http://me:p%40ss@127.0.0.1:" + proxy.port(), "").code())
        .isZero();
    Ran refused = plan("HTTPS_PROXY", "http://me:wr0ng@127.0.0.1:" + proxy.port(), "");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err())
        .contains("the proxy 127.0.0.1:" + proxy.port() + " rejected the user or password")
        .doesNotContain("wr0ng", "p@ss", "me:");
    assertThat(plan("HTTPS_PROXY", "http://127.0.0.1:" + proxy.port(), "").code()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acme.invalid",
        ".invalid",
        "invalid",
        "*.invalid",
        "other.example, ACME.invalid:443",
        "*"
      })
  void exceptionsAreReachedWithoutIt(String noProxy) {
    Ran ran = plan("HTTPS_PROXY", "http://127.0.0.1:" + proxy.port(), noProxy);

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("unknown host acme.invalid");
    assertThat(proxy.heads()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"me.invalid", "acme.invalid:8443", "valid", "acme", "10.0.0.0/8", ","})
  void otherExceptionsAreNone(String noProxy) {
    assertThat(plan("HTTPS_PROXY", "http://127.0.0.1:" + proxy.port(), noProxy).code()).isZero();
  }

  @Test
  void thisMachineIsReachedWithoutIt() throws Exception {
    project(sandbox.baseUri().toString());

    assertThat(plan("HTTPS_PROXY", "http://127.0.0.1:" + proxy.port(), "").code()).isZero();
    assertThat(plan("HTTP_PROXY", "http://127.0.0.1:" + proxy.port(), "").code()).isZero();
    assertThat(proxy.heads()).isEmpty();
  }

  @Test
  void proxyThatIsNotThere() throws Exception {
    int port = proxy.port();
    proxy.close();

    Ran ran = plan("HTTPS_PROXY", "http://127.0.0.1:" + port, "");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("nothing listens at the proxy 127.0.0.1:" + port);
    assertThat(plan("HTTPS_PROXY", "http://proxy.invalid:3128", "").err())
        .contains("unknown proxy proxy.invalid:3128");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://me:hunter2@x", "https://me:hunter2@x", "socks5://me:hunter2@x"})
  void proxyThatIsNone(String value) {
    Ran ran = plan("HTTPS_PROXY", value, "");

    assertThat(ran.code()).isEqualTo(65);
    assertThat(ran.err())
        .contains("error[bad-proxy]", "http://HOST:PORT")
        .doesNotContain("hunter2");
  }
}
