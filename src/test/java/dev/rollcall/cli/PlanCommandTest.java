package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.ObjectMapper;

final class PlanCommandTest {
  @TempDir private Path folder;
  private Path acme;

  @BeforeEach
  void copy() throws IOException {
    acme = Projects.acme(folder);
  }

  @Test
  void pendingChangesAreToldApartWhenAskedFor() {
    assertThat(Ran.rollcall("plan", acme).code()).isEqualTo(ExitCode.DONE);
    assertThat(Ran.rollcall("plan", acme, "--detailed-exitcode").code())
        .isEqualTo(ExitCode.PENDING);
  }

  @Test
  void theClockCanBeSet() {
    Ran later = Ran.rollcall("plan", acme, "--at", "2031-01-01");
    assertThat(later.out()).contains("its window ended on 2030-12-31");
    Ran early = Ran.rollcall("plan", acme, "--at", "2026-01-13T00:00:00Z", "--format", "json");
    assertThat(new ObjectMapper().readTree(early.out()).get("summary").get("resend").asInt())
        .isZero();
    Ran wrong = Ran.rollcall("plan", acme, "--at", "tomorrow");
    assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("neither a date such as");
  }

  @Test
  void colourIsForTerminalsWithoutNoColor() {
    assertThat(Ran.rollcall("plan", acme).out()).doesNotContain("\u001b");
    assertThat(Ran.typing("", "plan", acme).out()).doesNotContain("\u001b");
  }

  @Test
  void equalInputGivesEqualBytes() throws IOException {
    String first = Ran.rollcall("plan", acme, "--format", "json").out();
    assertThat(Ran.rollcall("plan", acme, "--format", "json").out()).isEqualTo(first);
    Path split = Projects.copy(acme, folder.resolve("split"));
    Files.move(split.resolve("members.yaml"), split.resolve("zz.yaml"));
    String moved = Ran.rollcall("plan", split, "--format", "json").out();
    assertThat(unsealed(moved).replace("zz.yaml", "members.yaml")).isEqualTo(unsealed(first));
  }

  /** The seal is of the places as well. */
  private static String unsealed(String plan) {
    return plan.replaceFirst("\"seal\": \"[^\"]*\"", "");
  }

  @Test
  void theSavedPlanIsTheJsonView() throws IOException {
    Path out = folder.resolve("plan.json");
    Ran ran = Ran.rollcall("plan", acme, "--format", "json", "--out", out);
    assertThat(Files.readString(out)).isEqualTo(ran.out());
    assertThat(ran.err()).contains("--plan");
    Ran nowhere = Ran.rollcall("plan", acme, "--out", folder.resolve("no/such/plan.json"));
    assertThat(nowhere.code()).isEqualTo(ExitCode.FAILED);
    assertThat(nowhere.err()).startsWith("error: ").doesNotContain("bug");
  }

  @Test
  void settingsCanComeFromATrustedPlace() throws IOException {
    Path trusted =
        Files.writeString(
            folder.resolve("trusted.yaml"),
            "organization: acme\nprovider: {type: sandbox, seed: acme/sandbox.json}\n");
    Files.writeString(acme.resolve("rollcall.yaml"), "not: settings\n");
    Ran ran = Ran.rollcall("plan", acme, "--settings", trusted, "--format", "json");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(new ObjectMapper().readTree(ran.out()).get("summary").get("remove").asInt())
        .as("prune is off in the trusted settings")
        .isZero();
  }

  @Test
  void noSuchFolderIsWrongUsage() {
    Ran ran = Ran.rollcall("plan", folder.resolve("gone"));
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).contains("gone");
  }

  @Test
  void aFolderWithoutSettingsIsInvalid() {
    Ran ran = Ran.rollcall("plan", folder);
    assertThat(ran.code()).isEqualTo(ExitCode.INVALID);
    assertThat(ran.err()).contains("rollcall.yaml");
  }

  private Path aihub(String provider) throws IOException {
    return Projects.write(
        folder.resolve("hub"),
        Map.of(
            "rollcall.yaml",
            "organization: acme\nprovider:\n" + provider,
            "m.yaml",
            "members: {ada@acme.example: admin}\n"));
  }

  @Test
  void aMissingSecretIsSaidAtItsPlace() throws IOException {
    Path hub =
        aihub("  type: aihub\n  url: http://127.0.0.1:9/api\n  token: ${ROLLCALL_TEST_TOKEN}\n");
    assertThat(Ran.rollcall("validate", hub).code()).as("validate needs no secret").isZero();
    Ran ran = Ran.rollcall("plan", hub);
    assertThat(ran.code()).isEqualTo(ExitCode.INVALID);
    assertThat(ran.err())
        .contains("rollcall.yaml:5:")
        .contains("ROLLCALL_TEST_TOKEN")
        .contains("is not set");
    assertThat(Ran.with(Map.of("ROLLCALL_TEST_TOKEN", " "), "plan", hub).err())
        .contains("is empty");
    assertThat(Ran.with(Map.of("ROLLCALL_TEST_TOKEN", "a b"), "plan", hub).err())
        .contains("contains spaces, line breaks or non-ASCII characters");
  }

  @Test
  void aTokenFileThatCannotBeReadIsSaidAtItsPlace() throws IOException {
    Path hub = aihub("  type: aihub\n  url: http://127.0.0.1:9/api\n  token_file: token.txt\n");
    Ran ran = Ran.rollcall("plan", hub);
    assertThat(ran.code()).isEqualTo(ExitCode.INVALID);
    assertThat(ran.err()).contains("rollcall.yaml:5:").contains("token.txt");
  }

  @Test
  void anUnreachableServerIsOneClearLine() throws IOException {
    Path hub = aihub("  type: aihub\n  url: http://127.0.0.1:9/api\n  token: ${T}\n");
    Ran ran = Ran.with(Map.of("T", "s3cret-t0ken"), "plan", hub);
    assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
    assertThat(ran.err())
        .contains("127.0.0.1:9")
        .doesNotContain("s3cret-t0ken")
        .doesNotContain("\tat ");
  }

  @Test
  void wrongOptionsSayWhatIsRight() {
    Ran url = Ran.rollcall("plan", acme, "--url", "https://x.example/api");
    assertThat(url.code()).isEqualTo(ExitCode.USAGE);
    assertThat(url.err()).contains("--provider aihub");
    Ran provider = Ran.rollcall("plan", acme, "--provider", "okta");
    assertThat(provider.code()).isEqualTo(ExitCode.USAGE);
    assertThat(provider.err()).contains("okta").contains("aihub");
    assertThat(Ran.rollcall("plan", acme, "--provider", "aihub").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void everythingWrongIsSaidInOneRun() throws IOException {
    Files.writeString(acme.resolve("rollcall.yaml"), "organization: acme\nprune: maybe\n");
    Files.writeString(acme.resolve("access.yaml"), "groups:\n  claims:\n    member: {}\n");
    Ran ran = Ran.rollcall("plan", acme);
    assertThat(ran.code()).isEqualTo(ExitCode.INVALID);
    assertThat(ran.err())
        .contains("rollcall.yaml:2:")
        .contains("access.yaml:3:")
        .contains("members");
  }
}
