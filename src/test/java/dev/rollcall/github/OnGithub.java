package dev.rollcall.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The workflows, step by step as they stand in their files, on a repository with a real history and
 * with the packaged program; whatever a test does, no token is to be seen and nothing is executed.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the workflows run on Linux")
abstract class OnGithub {
  @TempDir Path folder;
  Fixture github;
  Repository repository;
  Organization organization;

  @BeforeEach
  void begin() throws Exception {
    github = new Fixture(folder);
    repository = github.repository;
    organization = github.organization;
  }

  @AfterEach
  void nothingIsRevealedOrExecuted() throws Exception {
    github.close();
    assertThat(github.readable())
        .doesNotContain(Fixture.READ_TOKEN)
        .doesNotContain(Fixture.WRITE_TOKEN)
        .doesNotContain(Gh.TOKEN);
    assertThat(github.commands())
        .allMatch(command -> command.matches("::(error|warning|notice) .*"));
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files).noneMatch(file -> file.endsWith("pwned"));
    }
  }

  /** The only comment of the bot on a pull request that begins with this marker. */
  String comment(Forge.Pull pull, String marker) {
    assertThat(github.forge.said(pull.number))
        .filteredOn(body -> body.startsWith("<!-- rollcall " + marker + ": access -->\n"))
        .hasSize(1);
    return github.forge.said(pull.number).stream()
        .filter(body -> body.startsWith("<!-- rollcall " + marker))
        .findFirst()
        .orElseThrow();
  }
}
