package dev.rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.sandbox.Sandbox;
import dev.rollcall.sandbox.SandboxOptions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs every command of the adoption guide, in a copy of its repository skeleton. */
final class AdoptionGuideIT {
  private static final Path SKELETON = Path.of("examples/gitops");

  @TempDir private Path folder;
  private Path repository;

  @BeforeEach
  void copySkeleton() throws IOException {
    repository = folder.resolve("repository");
    try (Stream<Path> files = Files.walk(SKELETON)) {
      for (Path file : files.toList()) {
        Files.copy(file, repository.resolve(SKELETON.relativize(file)));
      }
    }
    Files.writeString(folder.resolve("token"), "any-token-will-do\n");
  }

  private Launch.Finished run(String commands, String url) throws Exception {
    String path = Launch.HOME.resolve("bin").toAbsolutePath() + File.pathSeparator;
    return Launch.of(Path.of("bash"), "-euo", "pipefail", "-c", commands)
        .in(repository)
        .with("PATH", path + System.getenv("PATH"))
        .with("HOME", folder.toString())
        .with("GIT_AUTHOR_NAME", "Ada")
        .with("GIT_AUTHOR_EMAIL", "ada@acme.example")
        .with("GIT_COMMITTER_NAME", "Ada")
        .with("GIT_COMMITTER_EMAIL", "ada@acme.example")
        .with("AIHUB_TOKEN", "any-token-will-do")
        .with("AIHUB_TOKEN_FILE", folder.resolve("token").toString())
        .with("AIHUB_ORGANIZATION", "acme")
        .with("AIHUB_URL", url)
        .run();
  }

  @Test
  void guideLeadsFromALiveOrganizationToAPlannedChange() throws Exception {
    try (Sandbox sandbox =
        Sandbox.start(
            SandboxOptions.defaults()
                .withOrganization("acme")
                .withSeed(Path.of("examples/acme/sandbox.json")))) {
      String url = sandbox.baseUri().toString();
      List<String> steps = MarkdownPage.at(SKELETON.resolve("README.md")).blocks("sh");
      assertThat(steps).hasSize(4);
      for (String step : steps.subList(0, 3)) {
        Launch.Finished done = run(step, url);
        assertThat(done.code()).as(step + done.out() + done.err()).isZero();
      }
      assertThat(run("git status --porcelain; git log --oneline | wc -l", url).out().strip())
          .isEqualTo("1");
      Path members = repository.resolve("access/members.yaml");
      Files.writeString(members, Files.readString(members) + "  new@acme.example:\n");
      Launch.Finished planned = run(steps.get(3), url);
      assertThat(planned.out()).contains("+ invite new@acme.example as member");
      hookRejectsInvalidFiles(members, url);
    }
  }

  private void hookRejectsInvalidFiles(Path members, String url) throws Exception {
    String good = Files.readString(members);
    Files.writeString(members, good + "  someone@acme.example: emperor\n");
    Launch.Finished invalid = run("git commit --all --message broken", url);
    assertThat(invalid.code()).isNotZero();
    assertThat(invalid.out() + invalid.err()).contains("error[unknown-role]");
    Files.writeString(members, good + "  aaa@acme.example:   member\n");
    Launch.Finished untidy = run("git commit --all --message untidy", url);
    assertThat(untidy.code()).isNotZero();
    assertThat(untidy.err()).contains("rollcall fmt access");
    Files.writeString(members, good);
    assertThat(run("git commit --all --quiet --message good", url).code()).isZero();
  }
}
