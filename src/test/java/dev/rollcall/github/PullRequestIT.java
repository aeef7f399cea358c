package dev.rollcall.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.rollcall.github.Fixture.Ran;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What a pull request is told. */
final class PullRequestIT extends OnGithub {
  private Forge.Pull hire(String branch) throws Exception {
    return repository.pull(
        branch, () -> repository.write("access/new.yaml", "members: {zoe@acme.example: }\n"));
  }

  @Test
  void commentIsUpdatedAfterAPush() throws Exception {
    Forge.Pull pull = hire("hire");
    github.forge.comment(pull.number, "mallory", "<!-- rollcall plan: access -->\nAll is well.");
    github.forge.comment(pull.number, Forge.BOT, "See <!-- rollcall plan: access -->");
    Ran first = github.plan(pull);

    assertThat(first.good()).as(first.toString()).isTrue();
    assertThat(comment(pull, "plan"))
        .contains(
            "zoe@acme.example", "**1** caused by this pull request", pull.head.substring(0, 10))
        .contains("Merging this applies exactly this plan");
    assertThat(first.summary()).contains("zoe@acme.example");
    assertThat(first.log().commands())
        .anyMatch(line -> line.startsWith("::notice file=access/new.yaml,line=1,"));

    repository.push(
        pull, () -> repository.write("access/new.yaml", "members: {yan@acme.example: }\n"));
    assertThat(github.plan(pull).good()).isTrue();
    assertThat(comment(pull, "plan")).contains("yan@acme.example").doesNotContain("zoe@");

    repository.push(pull, () -> repository.write("access/new.yaml", "members: {}\n"));
    assertThat(github.plan(pull).good()).isTrue();
    assertThat(comment(pull, "plan")).contains("Merging this changes nothing in the organization");
    assertThat(github.forge.comments)
        .extracting(comment -> comment.login)
        .containsExactly("mallory", Forge.BOT, Forge.BOT);
  }

  @Test
  void planIsOfTheMergeResult() throws Exception {
    Forge.Pull pull = hire("hire");
    repository.push("access/other.yaml", "members: {later@acme.example: }\n");
    organization.inviteByHand("later@acme.example");
    organization.inviteByHand("stranger@acme.example");
    Ran plan = github.plan(pull);

    assertThat(plan.good()).as(plan.toString()).isTrue();
    assertThat(comment(pull, "plan"))
        .contains("**1** caused by this pull request, **1** had drifted already")
        .contains("stranger@acme.example")
        .doesNotContain("remove later@");
  }

  @Test
  void invalidFilesFailWithAnnotations() throws Exception {
    Forge.Pull pull =
        repository.pull(
            "typo", () -> repository.write("access/new.yaml", "members:\n  zoe at acme: admn\n"));
    Ran plan = github.plan(pull);

    assertThat(plan.good()).isFalse();
    assertThat(plan.log().commands())
        .anyMatch(line -> line.startsWith("::error file=access/new.yaml,line=2,col="))
        .anyMatch(line -> line.contains("The files are invalid"));
    assertThat(comment(pull, "plan")).contains("zoe at acme", "**The files are invalid.**");
    assertThat(github.forge.artifacts).isEmpty();
  }

  @Test
  void refusedPlanIsNotKeptForTheMerge() throws Exception {
    Forge.Pull pull =
        repository.pull(
            "purge",
            () -> {
              repository.write("access/members.yaml", "members: {ada@acme.example: admin}\n");
              repository.write("access/teams/claims.yaml", "groups: {claims: {members: {}}}\n");
            });
    Ran plan = github.plan(pull);

    assertThat(plan.good()).isFalse();
    assertThat(comment(pull, "plan")).contains("**A guard refuses this plan.**", "max_removals");
    assertThat(github.forge.artifacts).isEmpty();
  }

  @Test
  void conflictingPullRequestIsNotPlanned() throws Exception {
    Forge.Pull pull = hire("hire");
    repository.push("access/new.yaml", "members: {other@acme.example: }\n");
    Ran plan = github.plan(pull);

    assertThat(plan.good()).isFalse();
    assertThat(comment(pull, "plan")).contains("has conflicts with its base branch");
  }

  @Test
  void changedSettingsAreNamed() throws Exception {
    String settings = Files.readString(repository.origin.resolve("access/rollcall.yaml"));
    Forge.Pull pull =
        repository.pull(
            "settings",
            () ->
                repository.write(
                    "access/rollcall.yaml", settings.replace("prune: true", "prune: false")));
    Ran plan = github.plan(pull);

    assertThat(plan.good()).as(plan.toString()).isTrue();
    assertThat(comment(pull, "plan"))
        .contains("Changed settings, which this plan does not use yet: prune.");
  }

  @Test
  void newProjectNeedsItsSettingsFirst() throws Exception {
    Forge.Pull pull =
        repository.pull(
            "new", () -> repository.write("second/rollcall.yaml", "organization: second\n"));
    github.inputs.put("directory", "second");

    assertThat(github.plan(pull).good()).isFalse();
    assertThat(github.forge.said(pull.number))
        .singleElement(STRING)
        .contains("the base branch has no second/rollcall.yaml yet");
  }

  @Test
  void outdatedRunLeavesTheCommentAlone() throws Exception {
    Forge.Pull pull = hire("hire");
    Forge.Pull older = new Forge.Pull(pull.number, pull.branch, pull.head);
    repository.push(
        pull, () -> repository.write("access/new.yaml", "members: {yan@acme.example: }\n"));
    assertThat(github.plan(older).good()).isTrue();

    assertThat(github.forge.said(pull.number)).isEmpty();
  }

  @Test
  void publicRepositoryIsRefusedBeforeTheFirstComment() throws Exception {
    github.forge.visibility = "public";
    Forge.Pull pull = hire("hire");
    Ran refused = github.plan(pull);

    assertThat(refused.good()).isFalse();
    assertThat(github.readable())
        .contains("this repository is public")
        .doesNotContain("@acme.example");
    assertThat(github.forge.comments).isEmpty();
    assertThat(github.forge.artifacts).isEmpty();

    github.inputs.put("public", true);
    assertThat(github.plan(pull).good()).isTrue();
    assertThat(comment(pull, "plan")).contains("zoe@acme.example");
  }

  @Test
  void otherBranchesAreRefused() throws Exception {
    Forge.Pull pull = hire("hire");
    pull.target = "release";

    assertThat(github.plan(pull).log().text()).contains("only for the default branch, main");
    assertThat(github.forge.comments).isEmpty();
  }
}
