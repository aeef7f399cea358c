package dev.rollcall.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.github.Fixture.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The action by itself: how it gets rollcall, and what it does with its inputs. */
final class ActionIT extends OnGithub {
  private Ran use(String... with) throws Exception {
    Map<String, Object> inputs = new HashMap<>(Map.of("token", "any", "directory", "access"));
    for (int i = 0; i < with.length; i += 2) {
      inputs.put(with[i], with[i + 1]);
    }
    return github.action(inputs);
  }

  @Test
  void setsOutputsFromThePlan() throws Exception {
    repository.push("access/new.yaml", "members: {zoe@acme.example: }\n");
    organization.inviteByHand("stranger@acme.example");
    Ran ran = use();

    assertThat(ran.good()).as(ran.toString()).isTrue();
    assertThat(ran.outputs())
        .containsEntry("code", "2")
        .containsEntry("changes", "2")
        .containsEntry("invites", "1")
        .containsEntry("removals", "1")
        .containsEntry("waiting", "0")
        .containsEntry("blocked", "false");
    for (String file : new String[] {"plan", "markdown", "json"}) {
      assertThat(Path.of(ran.output(file))).content().contains("zoe@acme.example");
    }
    Ran applied = use("command", "apply", "plan", ran.output("plan"));
    assertThat(applied.good()).as(applied.toString()).isTrue();
    assertThat(Path.of(applied.output("journal"))).content().contains("zoe@acme.example");
    assertThat(organization.members()).contains("zoe@acme.example");
  }

  @Test
  void argumentsAreOnlySplit() throws Exception {
    Ran ran = use("args", "--at\n 2026-11-24   --allow $(touch${IFS}pwned)=* ; touch pwned");

    assertThat(ran.good()).isFalse();
    assertThat(ran.outputs()).containsEntry("code", "64");
    assertThat(use("args", "--allow  max_removals=20%\n--at 2026-11-24").good()).isTrue();
  }

  @Test
  void failsWithRollcallUnlessKeepGoingIsSet() throws Exception {
    repository.push("access/new.yaml", "members: wrong\n");

    assertThat(use().good()).isFalse();
    Ran kept = use("keep-going", "true");
    assertThat(kept.good()).isTrue();
    assertThat(kept.outputs()).containsEntry("code", "65").doesNotContainEntry("markdown", "");
  }

  @Test
  void refusesOtherCommands() throws Exception {
    assertThat(use("command", "import").log().text()).contains("unknown command: import");
    assertThat(use("version", "$(touch pwned)").log().text()).contains("version must be a release");
  }

  @Test
  void releaseIsInstalledIfItsChecksumMatches() throws Exception {
    release(Machine.distribution());
    Ran ran = use("version", "1.2.3", "repository", Machine.ROLLCALL);
    assertThat(ran.good()).as(ran.toString()).isTrue();
    assertThat(ran.outputs()).containsEntry("code", "0");

    Ran pinned = use("version", "1.2.3", "repository", Machine.ROLLCALL, "sha256", "0".repeat(64));
    assertThat(pinned.good()).isFalse();
    assertThat(pinned.log().text()).contains("does not match: nothing is installed");
  }

  /** Should rollcall ever print what others wrote as they wrote it, it is still no command. */
  @Test
  void outputOfRollcallIsNotAWorkflowCommand() throws Exception {
    Path home = folder.resolve("noisy/rollcall");
    Path program = Files.createDirectories(home.resolve("bin")).resolve("rollcall");
    Files.writeString(
        program, "#!/bin/sh\nprintf '::set-output name=plan::x\\n##[debug]y\\n' >&2\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    release(home);
    Ran ran = use("version", "1.2.3", "repository", Machine.ROLLCALL);

    assertThat(ran.log().text()).contains("::set-output name=plan::x");
    assertThat(ran.log().commands()).isEmpty();
  }

  /** A release as its archive, which holds this distribution, and its checksum. */
  private void release(Path distribution) throws IOException, InterruptedException {
    Path archive = folder.resolve("rollcall-1.2.3.tar.gz");
    List<String> tar =
        List.of(
            "tar",
            "-czf",
            archive.toString(),
            "-C",
            distribution.resolve("..").toString(),
            "rollcall");
    Bash.Ended ended = Bash.run(folder, Map.of("PATH", System.getenv("PATH")), tar);
    assertThat(ended.code()).as(ended.output()).isZero();
    byte[] content = Files.readAllBytes(archive);
    String sum = sha256(content) + "  rollcall-1.2.3.tar.gz\n";
    github.forge.releases.put("rollcall-1.2.3.tar.gz", content);
    github.forge.releases.put("rollcall-1.2.3.tar.gz.sha256", sum.getBytes(UTF_8));
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
