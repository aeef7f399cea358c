package dev.rollcall.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.rollcall.github.Fixture.Ran;
import org.junit.jupiter.api.Test;

/** What happens without anybody pushing. */
final class ScheduleIT extends OnGithub {
  @Test
  void onlyDueChangesAreApplied() throws Exception {
    repository.push(
        "access/members.yaml",
        Repository.MEMBERS.replace("hedy@acme.example:", "hedy@acme.example: {until: 2024-01-31}"));
    organization.inviteByHand("stranger@acme.example");
    Ran ran = github.schedule("scheduled", "due");

    assertThat(ran.good()).as(ran.toString()).isTrue();
    assertThat(organization.members())
        .contains("stranger@acme.example")
        .doesNotContain("hedy@acme.example");
    assertThat(ran.summary()).contains("hedy@acme.example");
    assertThat(github.forge.artifacts)
        .extracting(Forge.Artifact::name)
        .containsExactly("rollcall-journal-access-due-" + ran.run() + "-1");
  }

  @Test
  void guardsAreInForce() throws Exception {
    repository.push(
        "access/members.yaml",
        Repository.MEMBERS
            .replace("hedy@acme.example:", "hedy@acme.example: {until: 2024-01-31}")
            .replace("grace@acme.example:", "grace@acme.example: {until: 2024-01-31}"));
    Ran ran = github.schedule("scheduled", "due");

    assertThat(ran.good()).isFalse();
    assertThat(ran.log().text()).contains("A guard refuses");
    assertThat(organization.members()).contains("hedy@acme.example", "grace@acme.example");
  }

  @Test
  void oneIssueIsOpenWhileThereIsDrift() throws Exception {
    github
        .forge
        .open("mallory", "Drift", "<!-- rollcall drift: access -->")
        .labels
        .add("rollcall-drift");
    organization.inviteByHand("stranger@acme.example");
    Ran first = github.schedule("drift", "drift");
    assertThat(first.good()).as(first.toString()).isTrue();
    Forge.Post issue = github.forge.issues.get(1);
    assertThat(issue.title).isEqualTo("Access has drifted (access)");
    assertThat(issue.labels).containsExactly("rollcall-drift");
    assertThat(issue.body)
        .startsWith("<!-- rollcall drift: access -->\n")
        .contains("stranger@acme.example");

    organization.inviteByHand("another@acme.example");
    assertThat(github.schedule("drift", "drift").good()).isTrue();
    assertThat(issue.body).contains("stranger@acme.example", "another@acme.example");

    repository.push(
        "access/new.yaml", "members: {stranger@acme.example: , another@acme.example: }\n");
    assertThat(github.schedule("drift", "drift").good()).isTrue();
    assertThat(issue.state).isEqualTo("closed");
    assertThat(github.forge.said(issue.number))
        .singleElement(STRING)
        .startsWith("The drift is gone");
    assertThat(github.forge.issues).hasSize(2).extracting(each -> each.state).contains("open");
    assertThat(github.schedule("drift", "drift").good()).isTrue();
    assertThat(github.forge.said(issue.number)).hasSize(1);
  }

  @Test
  void failedDriftLeavesTheIssueAlone() throws Exception {
    repository.push("access/new.yaml", "members: wrong\n");

    assertThat(github.schedule("drift", "drift").good()).isFalse();
    assertThat(github.forge.issues).isEmpty();
  }
}
