package dev.rollcall.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.github.Fixture.Ran;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pull requests of somebody who is after the token, the runner or the reviewer's eye. */
final class HostilePullRequestIT extends OnGithub {
  private static final String SECRET = "whoever-reads-this-has-read-a-secret";

  @Test
  void namesAreNeverRunAsCode() throws Exception {
    String note =
        "$(touch pwned) `touch pwned` ';touch pwned;' --> <!-- rollcall plan: access -->"
            + "\\n::set-output name=plan::pwned\\n##[set-env name=PATH]pwned\\n${{ github.token }}";
    Forge.Pull pull =
        repository.pull(
            "$(touch${IFS}pwned)`touch${IFS}pwned`;touch${IFS}pwned",
            () -> {
              repository.write(
                  "access/$(touch pwned).yaml",
                  "members: {m1@acme.example: {note: \"" + note + "\"}}\n");
              repository.write(
                  "access/ -rf ;`touch pwned`\n::error::x/a.yaml",
                  "members: {m2@acme.example: }\n");
              repository.write("access/::set-output name=plan::x.yaml", "members: [wrong]\n");
              repository.write(
                  ".gitattributes", "*.yaml export-ignore filter=lfs ident eol=crlf\n");
            });
    Ran invalid = github.plan(pull);
    assertThat(invalid.good()).isFalse();
    assertThat(comment(pull, "plan")).contains("The files are invalid");

    repository.push(
        pull,
        () -> Files.delete(repository.origin.resolve("access/::set-output name=plan::x.yaml")));
    Ran plan = github.plan(pull);
    assertThat(plan.good()).as(plan.toString()).isTrue();
    assertThat(comment(pull, "plan")).contains("m1@acme.example", "m2@acme.example");
    assertThat(github.forge.said(pull.number)).hasSize(1);

    Ran applied = github.apply(repository.merge(pull));
    assertThat(applied.good()).as(applied.toString()).isTrue();
    assertThat(organization.members()).contains("m1@acme.example", "m2@acme.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"access/members.yaml", "access/new.yml", "access/folder", "access/teams"})
  void linksAreNotFollowed(String link) throws Exception {
    Path secrets = Files.createDirectory(folder.resolve("secrets"));
    Path secret =
        Files.writeString(secrets.resolve("token.yaml"), "members: {" + SECRET + ": x}\n");
    Forge.Pull pull =
        repository.pull(
            "link",
            () -> {
              repository.git("rm", "-r", "--quiet", "--ignore-unmatch", link);
              boolean yaml = link.contains(".y");
              Files.createSymbolicLink(repository.origin.resolve(link), yaml ? secret : secrets);
            });
    Ran plan = github.plan(pull);

    assertThat(plan.good()).isFalse();
    assertThat(comment(pull, "plan")).contains(link + " is a symbolic link");
    assertThat(github.readable()).doesNotContain(SECRET);
    assertThat(github.forge.artifacts).isEmpty();
  }

  @Test
  void projectReplacedByALinkIsRefused() throws Exception {
    Forge.Pull pull =
        repository.pull(
            "link",
            () -> {
              repository.git("mv", "access", "elsewhere");
              Files.createSymbolicLink(repository.origin.resolve("access"), Path.of("elsewhere"));
            });

    assertThat(github.plan(pull).good()).isFalse();
    assertThat(comment(pull, "plan")).contains("access is not a folder in this commit");
  }

  /** Links that rollcall would not look at are no reason to refuse. */
  @Test
  void linksToOtherFilesAreIgnored() throws Exception {
    Forge.Pull pull =
        repository.pull(
            "link",
            () -> {
              Files.createSymbolicLink(
                  repository.origin.resolve("outside.yaml"), Path.of("/proc/self/environ"));
              Files.createSymbolicLink(
                  repository.origin.resolve("access/NOTES.md"), Path.of("../README.md"));
              Files.createSymbolicLink(
                  repository.origin.resolve("access/.hidden.yaml"), Path.of("/proc/self/environ"));
            });
    Ran plan = github.plan(pull);

    assertThat(plan.good()).as(plan.toString()).isTrue();
  }

  @Test
  void tokenIsSentToTheUrlOfTheBaseBranch() throws Exception {
    try (ServerSocket elsewhere = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String settings = Files.readString(repository.origin.resolve("access/rollcall.yaml"));
      String port = ":" + elsewhere.getLocalPort() + "/";
      Forge.Pull pull =
          repository.pull(
              "redirect",
              () -> {
                repository.write("access/rollcall.yaml", settings.replaceFirst(":\\d+/", port));
                repository.write(
                    "access/deeper/rollcall.yaml", settings.replaceFirst(":\\d+/", port));
                repository.write("rollcall.yaml", settings.replaceFirst(":\\d+/", port));
              });
      Ran plan = github.plan(pull);

      assertThat(plan.good()).as(plan.toString()).isTrue();
      elsewhere.setSoTimeout(100);
      assertThatThrownBy(elsewhere::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }
}
