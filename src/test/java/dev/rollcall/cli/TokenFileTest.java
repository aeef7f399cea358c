package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.sandbox.Sandbox;
import dev.rollcall.sandbox.SandboxOptions;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A token that lies open on the disk. */
final class TokenFileTest {
  private static final String WARNING =
      "rollcall.yaml:5:15: warning[token-file-readable]: every user of this machine can read the"
          + " token file token\n";

  @TempDir private Path folder;

  private Sandbox sandbox;
  private Path token;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    sandbox = Sandbox.start(SandboxOptions.defaults().withOrganization("acme"));
    Projects.write(
        folder.resolve("project"),
        Map.of(
            "rollcall.yaml",
            """
            organization: acme
            provider:
              type: aihub
              url: http://localhost:%d/api
              token_file: token
            """
                .formatted(sandbox.port()),
            "members.yaml",
            "members: {}\n",
            "token",
            "t0ken\n"));
    token = folder.resolve("project").resolve("token");
  }

  @AfterEach
  void stop() {
    if (sandbox != null) {
      sandbox.close();
    }
  }

  private void permit(String permissions) throws Exception {
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString(permissions));
  }

  @ParameterizedTest
  @CsvSource({"rw-r--r--, true", "rw----r--, true", "rw-r-----, false", "rw-------, false"})
  void isWarnedOfWhereEverybodyCanReadIt(String permissions, boolean warned) throws Exception {
    permit(permissions);

    for (List<String> command :
        List.of(List.of("plan"), List.of("apply", "--yes"), List.of("drift"))) {
      List<Object> words = new ArrayList<>(command);
      words.add(folder.resolve("project"));
      Ran ran = Ran.rollcall(words.toArray());
      assertThat(ran.code()).as(ran.err()).isZero();
      assertThat(ran.err().contains(WARNING)).as(ran.err()).isEqualTo(warned);
      assertThat(ran.err().contains("hint: run chmod 600 token")).isEqualTo(warned);
      assertThat(ran.out()).doesNotContain("token-file-readable");
    }
  }

  @Test
  void isWarnedOfWhereAnOptionNamesIt() throws Exception {
    permit("rw-r--r--");

    Ran ran =
        Ran.rollcall(
            "import",
            folder.resolve("new"),
            "--provider",
            "aihub",
            "--url",
            sandbox.baseUri(),
            "--organization",
            "acme",
            "--token-file",
            token);
    assertThat(ran.code()).isZero();
    assertThat(ran.err()).contains("warning[token-file-readable]", "chmod 600 " + token);
  }

  @Test
  void isNoMatterWhereNobodyNeedsIt() throws Exception {
    permit("rw-r--r--");

    assertThat(Ran.rollcall("validate", folder.resolve("project")).err())
        .doesNotContain("token-file-readable");
  }
}
