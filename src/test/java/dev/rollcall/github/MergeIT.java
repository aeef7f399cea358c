package dev.rollcall.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.github.Fixture.Ran;
import org.junit.jupiter.api.Test;

/** What a merge, or a push past any pull request, does to the organization. */
final class MergeIT extends OnGithub {
  private static final String NEW = "access/new.yaml";

  private Forge.Pull hireTwo() throws Exception {
    return repository.pull(
        "hire", () -> repository.write(NEW, "members: {yan@acme.example: , zoe@acme.example: }\n"));
  }

  private String journal(String job) {
    return github.forge.artifacts.stream()
        .filter(artifact -> artifact.name().startsWith("rollcall-journal-access-" + job))
        .map(Forge.Artifact::content)
        .findFirst()
        .orElse("");
  }

  @Test
  void reviewedPlanIsApplied() throws Exception {
    Forge.Pull pull =
        repository.pull(
            "three",
            () -> {
              repository.write("access/members.yaml", Repository.MEMBERS.replace("hedy", "zoe"));
              repository.write(
                  "access/teams/claims.yaml",
                  Repository.CLAIMS.replace("claims: reviewer", "claims: developer"));
            });
    assertThat(github.plan(pull).good()).isTrue();
    assertThat(comment(pull, "plan")).contains("**3** caused by this pull request");
    Ran applied = github.apply(repository.merge(pull));

    assertThat(applied.good()).as(applied.toString()).isTrue();
    assertThat(organization.members())
        .contains("zoe@acme.example")
        .doesNotContain("hedy@acme.example");
    assertThat(comment(pull, "apply"))
        .contains("The plan reviewed here has been applied.", "Applied 3 of 3");
    assertThat(comment(pull, "plan")).contains("**3** caused by this pull request");
    assertThat(journal("reviewed")).contains("zoe@acme.example");
    assertThat(applied.output("offer")).isEmpty();
  }

  @Test
  void stalePlanIsReplacedByANewOneThatIsApproved() throws Exception {
    github.forge.environments.put("rollcall", true);
    Forge.Pull pull = hireTwo();
    assertThat(github.plan(pull).good()).isTrue();
    organization.inviteByHand("yan@acme.example");
    Ran stale = github.apply(repository.merge(pull));

    assertThat(stale.good()).as(stale.toString()).isTrue();
    assertThat(organization.members()).doesNotContain("zoe@acme.example");
    assertThat(comment(pull, "apply"))
        .contains("is stale; none of it has been applied", "A new plan is below")
        .contains("actions/runs/" + stale.run());

    Ran approved = github.approve(stale);
    assertThat(approved.good()).as(approved.toString()).isTrue();
    assertThat(organization.members()).contains("zoe@acme.example");
    assertThat(comment(pull, "apply"))
        .contains("The new plan was approved and has been applied", "Applied 1 of 1");
    assertThat(journal("approved")).contains("zoe@acme.example");
  }

  @Test
  void withoutRequiredReviewersNoPlanIsOffered() throws Exception {
    Forge.Pull pull = hireTwo();
    assertThat(github.plan(pull).good()).isTrue();
    organization.inviteByHand("yan@acme.example");
    Ran stale = github.apply(repository.merge(pull));

    assertThat(stale.good()).isFalse();
    assertThat(stale.output("offer")).isEmpty();
    assertThat(comment(pull, "apply")).contains("has no required reviewers who could approve it");
    assertThat(organization.members()).doesNotContain("zoe@acme.example");
  }

  @Test
  void directPushWaitsForApproval() throws Exception {
    github.inputs.put("approval-environment", "approval");
    github.forge.environments.put("approval", true);
    Ran pushed = github.apply(repository.push(NEW, "members: {zoe@acme.example: }\n"));

    assertThat(pushed.good()).as(pushed.toString()).isTrue();
    assertThat(pushed.summary()).contains("zoe@acme.example");
    assertThat(organization.members()).doesNotContain("zoe@acme.example");
    assertThat(github.approve(pushed).good()).isTrue();
    assertThat(organization.members()).contains("zoe@acme.example");
    assertThat(github.forge.comments).isEmpty();
  }

  @Test
  void approvalOfAPlanThatIsNoLongerDeclaredIsStale() throws Exception {
    github.forge.environments.put("rollcall", true);
    Ran pushed = github.apply(repository.push(NEW, "members: {zoe@acme.example: }\n"));
    repository.push(NEW, "members: {}\n");
    Ran approved = github.approve(pushed);

    assertThat(approved.good()).isFalse();
    assertThat(approved.log().text()).contains("The plan is stale");
    assertThat(organization.members()).doesNotContain("zoe@acme.example");
  }

  @Test
  void forgedPlansAreIgnored() throws Exception {
    github.forge.environments.put("rollcall", true);
    Forge.Pull real = hireTwo();
    assertThat(github.plan(real).good()).isTrue();
    Forge.Artifact plan = github.forge.artifacts.remove(0);
    forge(plan, ".github/workflows/evil.yml", "pull_request_target", "success");
    forge(plan, Fixture.PLAN_WORKFLOW, "pull_request", "success");
    forge(plan, Fixture.PLAN_WORKFLOW, "push", "success");
    forge(plan, Fixture.PLAN_WORKFLOW, "pull_request_target", "failure");
    Ran applied = github.apply(repository.merge(real));

    assertThat(applied.good()).as(applied.toString()).isTrue();
    assertThat(comment(real, "apply")).contains("There is no reviewed plan for this push");
    assertThat(applied.log().commands())
        .filteredOn(command -> command.contains("its plan is ignored"))
        .hasSize(4);
    assertThat(organization.members()).doesNotContain("zoe@acme.example");
  }

  private void forge(Forge.Artifact plan, String path, String event, String conclusion) {
    Forge.Run run = github.forge.startRun(path, event);
    run.conclusion = conclusion;
    github.forge.upload(run.id, plan.name(), plan.file(), plan.content());
  }

  /** The plan was made for another commit than the one that was merged. */
  @Test
  void planOfAnEarlierCommitIsIgnored() throws Exception {
    Forge.Pull pull = hireTwo();
    assertThat(github.plan(pull).good()).isTrue();
    repository.push(pull, () -> repository.write(NEW, "members: {eve@acme.example: }\n"));
    Ran applied = github.apply(repository.merge(pull));

    assertThat(applied.good()).isFalse();
    assertThat(comment(pull, "apply")).contains("There is no reviewed plan for this push");
    assertThat(organization.members()).doesNotContain("eve@acme.example", "zoe@acme.example");
  }

  @Test
  void refusedPlanCanBeAllowedManuallyAndApproved() throws Exception {
    github.forge.environments.put("rollcall", true);
    Forge.Pull pull =
        repository.pull(
            "purge",
            () -> {
              repository.write("access/members.yaml", "members: {ada@acme.example: admin}\n");
              repository.write("access/teams/claims.yaml", "groups: {claims: {members: {}}}\n");
            });
    assertThat(github.plan(pull).good()).isFalse();
    Ran merged = github.apply(repository.merge(pull));
    assertThat(merged.good()).isFalse();
    assertThat(comment(pull, "apply")).contains("A guard refuses the new plan below");
    assertThat(organization.members()).contains("grace@acme.example");

    assertThat(github.applyByHand("max_removals=100% --url=http://evil.example/").good()).isFalse();
    Ran allowed = github.applyByHand("max_removals=100%  first_contact=yes");
    assertThat(allowed.good()).as(allowed.toString()).isTrue();
    assertThat(github.approve(allowed).good()).isTrue();
    assertThat(organization.members()).doesNotContain("grace@acme.example");
  }

  @Test
  void publicRepositoryIsRefused() throws Exception {
    github.forge.visibility = "public";
    Ran pushed = github.apply(repository.push(NEW, "members: {zoe@acme.example: }\n"));

    assertThat(pushed.good()).isFalse();
    assertThat(github.readable()).doesNotContain("@acme.example");
  }
}
