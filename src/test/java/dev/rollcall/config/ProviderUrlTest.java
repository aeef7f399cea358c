package dev.rollcall.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.settings.ProviderModule;
import dev.rollcall.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProviderUrlTest {
  private static final ProviderModule AIHUB = Objects.requireNonNull(Given.MODULES.find("aihub"));

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://acme.aihub.example/api",
        "https://acme.aihub.example:8443/gateway/api",
        "https://[2001:db8::1]/api",
        "http://localhost/api",
        "http://localhost:8080/api",
        "http://127.0.0.1:65535/x/api",
        "http://127.8.9.10/api",
        "http://[::1]:80/api"
      })
  void good(String url) throws IOException {
    assertThat(AIHUB.problemWithUrl(url)).isNull();
    assertThat(codesInAFile(url)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "acme.example/api, it must start with https://",
    "ftp://acme.example/api, it must start with https://",
    "HTTPS://acme.example/api, it must start with https://",
    "https://acme.example, it must end in /api",
    "https://acme.example/api/, it must end in /api",
    "https://acme.example/notapi, it must end in /api",
    "https://acme.example/api?x=1, it must not have a query or a fragment",
    "https://acme.example/api#x, it must not have a query or a fragment",
    "https://ada:secret@acme.example/api, it must not contain a user name",
    "https:///api, it has no valid host and port",
    "https://acme .example/api, it is not a valid URL",
    "https://acme_x.example/api, it has no valid host and port",
    "https://acme.example:70000/api, it has no valid host and port",
    "http://acme.example/api, it must be https; http is allowed only for localhost and 127.0.0.1",
    "http://127.0.0.1.evil.example/api, it must be https; http is allowed only for localhost and"
        + " 127.0.0.1",
    "http://localhost.evil.example/api, it must be https; http is allowed only for localhost and"
        + " 127.0.0.1",
    "http://localhost@evil.example/api, it must not contain a user name",
    "https://${HOST}/api, ${...} is allowed in secrets only"
  })
  void bad(String url, String problem) throws IOException {
    assertThat(String.valueOf(AIHUB.problemWithUrl(url)).replace(",", "")).isEqualTo(problem);
    assertThat(codesInAFile(url)).containsExactly("invalid-url");
  }

  private List<String> codesInAFile(String url) throws IOException {
    String text = "organization: acme\nprovider: {type: aihub, url: \"" + url + "\"}\n";
    Path file = Given.file(folder, "rollcall.yaml", text).resolve("rollcall.yaml");
    Diagnostics.Collector problems = new Diagnostics.Collector();
    new SettingsReader(Given.MODULES, problems).read(new YamlFile(file, "rollcall.yaml"));
    return problems.toDiagnostics().kept().stream().map(Diagnostic::code).toList();
  }
}
