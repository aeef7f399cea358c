package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.sandbox.Sandbox;
import dev.rollcall.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportCommandTest {
  @TempDir private Path folder;

  @Test
  void theFirstPlanOfWhatItWritesIsEmpty() throws IOException {
    Path acme = Projects.acme(folder);
    Path imported = folder.resolve("a/b/imported");
    Ran ran = Ran.rollcall("import", imported, "--from", acme);
    assertThat(ran.code()).as(ran.err()).isZero();
    Ran plan = Ran.rollcall("plan", imported, "--detailed-exitcode");
    assertThat(plan.code()).as(plan.out()).isZero();
    assertThat(Files.readString(imported.resolve("rollcall.yaml")))
        .contains("prune: true")
        .contains("admin@sandbox.example")
        .contains("../../../acme/.rollcall/sandbox.json");
    assertThat(Files.readString(imported.resolve("members.yaml"))).contains("# Imported from");
  }

  @Test
  void overwritesNothing() throws IOException {
    Path acme = Projects.acme(folder);
    Ran ran = Ran.rollcall("import", acme, "--from", acme);
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).contains("not empty");
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(Ran.rollcall("import", file, "--from", acme).code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aServerIsEnoughToStartFrom() throws Exception {
    Path token = Files.writeString(folder.resolve("token.txt"), "anything\n");
    SandboxOptions options =
        SandboxOptions.defaults()
            .withOrganization("acme")
            .withSeed(Path.of("examples/acme/sandbox.json"));
    try (Sandbox sandbox = Sandbox.start(options)) {
      Path imported = folder.resolve("imported");
      Ran ran =
          Ran.rollcall(
              "import",
              imported,
              "--provider",
              "aihub",
              "--url",
              sandbox.baseUri(),
              "--organization",
              "acme",
              "--token-file",
              token);
      assertThat(ran.code()).as(ran.err()).isZero();
      Ran plan = Ran.rollcall("plan", imported, "--detailed-exitcode");
      assertThat(plan.code()).as(plan.out() + plan.err()).isZero();
    }
  }

  @Test
  void itMustKnowWhere() {
    Ran ran = Ran.rollcall("import", folder.resolve("new"));
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).contains("--from PROJECT");
  }
}
