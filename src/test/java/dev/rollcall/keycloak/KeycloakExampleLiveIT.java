package dev.rollcall.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.Launch;
import dev.rollcall.MarkdownPage;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** The commands of the guide, on the realm that lies beside it. */
final class KeycloakExampleLiveIT {
  private static final Path EXAMPLE = Path.of("examples/keycloak");
  private static final String ADA = "ada@acme.example";

  @TempDir private Path folder;

  @Test
  void guideLeadsToAnEmptyPlan() throws Exception {
    KeycloakServer server = KeycloakServer.shared();
    AdminApi api = new AdminApi(server.base());
    try (SmtpSink mail = SmtpSink.start()) {
      importRealm(api, mail);
      Path project = copy(server);
      List<String> blocks = MarkdownPage.at(EXAMPLE.resolve("README.md")).blocks("sh");
      assertThat(blocks).hasSize(3);

      String setUp = blocks.get(0);
      assertThat(bash(setUp, project)).contains("Invite members (1)", "Waiting (2)");
      List<URI> links = mail.linksTo(ADA);
      assertThat(links).hasSize(1);
      new Invitee(ADA).register(links.get(0));
      String secret = setUp.lines().findFirst().orElseThrow() + "\n";
      assertThat(bash(secret + blocks.get(1), project)).contains("No changes");
      assertThat(bash(secret + blocks.get(2), project)).contains("No changes");
    } finally {
      api.delete("/acme");
    }
  }

  private static void importRealm(AdminApi api, SmtpSink mail) throws Exception {
    ObjectNode realm =
        (ObjectNode) AdminApi.JSON.readTree(Files.readString(EXAMPLE.resolve("realm.json")));
    ((ObjectNode) realm.get("smtpServer")).put("port", String.valueOf(mail.port()));
    api.post("", realm);
  }

  private Path copy(KeycloakServer server) throws IOException {
    Path project = Files.createDirectory(folder.resolve("keycloak"));
    try (Stream<Path> files = Files.list(EXAMPLE)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        String text =
            Files.readString(file, UTF_8)
                .replace("http://127.0.0.1:8080", server.base().toString());
        Files.writeString(project.resolve(file.getFileName().toString()), text);
      }
    }
    return project;
  }

  private String bash(String script, Path in) throws IOException, InterruptedException {
    Path out = folder.resolve("out.txt");
    ProcessBuilder process =
        new ProcessBuilder("bash", "-euc", script)
            .directory(in.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    process
        .environment()
        .merge(
            "PATH",
            Launch.HOME.resolve("bin").toAbsolutePath().toString(),
            (old, ours) -> ours + File.pathSeparator + old);
    process.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process running = process.start();
    if (!running.waitFor(3, MINUTES)) {
      running.destroyForcibly();
      throw new IOException(script + " does not end");
    }
    String said = Files.readString(out, UTF_8);
    assertThat(running.exitValue()).as(said).isZero();
    return said;
  }
}
