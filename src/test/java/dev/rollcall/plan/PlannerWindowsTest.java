package dev.rollcall.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Entries outside their window are absent, and changes on its days are due to time. */
final class PlannerWindowsTest {
  @Test
  void anEntryOutsideItsWindowIsAbsentEvenWithoutPrune() throws Exception {
    Scenario scenario =
        new Scenario()
            .prune(false)
            .members(
                "ada",
                "leaver until=2026-11-23",
                "lastday until=2026-11-24",
                "early from=2026-11-25")
            .group("claims", "ada until=2026-11-23", "leaver", "lastday", "early")
            .workspace("prod", "ada tester until=2026-01-01", "early")
            .liveMembers("ada", "leaver", "lastday", "early")
            .liveGroup("claims", "ada", "leaver", "lastday")
            .liveWorkspace("prod", "ada tester");
    Plan plan = scenario.plan();
    assertThat(plan.changes())
        .extracting(Scenario::line)
        .containsExactly(
            "revoke_workspace_access workspace/prod/ada tester->",
            "remove_group_member group/claims/ada member->",
            "remove_member member/early member->",
            "remove_member member/leaver member->");
    assertThat(plan.changes())
        .extracting(change -> change.cause() + " " + change.reason())
        .containsExactly(
            "TIME its window ended on 2026-01-01",
            "TIME its window ended on 2026-11-23",
            "DECLARED its window begins on 2026-11-25",
            "TIME its window ended on 2026-11-23");
  }

  @Test
  void anEntryOfAPersonOutsideTheirWindowIsAbsent() throws Exception {
    Plan plan =
        new Scenario()
            .members("ada", "grace until=2026-11-01")
            .accounts("ci until=2026-11-01")
            .group("claims", "grace", "service:ci")
            .liveMembers("ada")
            .liveGroup("claims", "grace", "service:ci")
            .plan();
    // Neither is live any more, but their memberships are: a product may keep such rows.
    assertThat(plan.changes())
        .extracting(change -> Scenario.line(change) + " " + change.reason())
        .containsExactly(
            "remove_group_member group/claims/grace member-> grace@acme.example's window ended on"
                + " 2026-11-01",
            "remove_group_member group/claims/service:ci member-> service:ci's window ended on"
                + " 2026-11-01");
  }

  @Test
  void aWindowThatOpenedIsDueToTime() throws Exception {
    Plan plan =
        new Scenario()
            .members("ada from=2026-11-24", "grace")
            .group("claims", "ada", "grace from=2026-11-01", "zoe until=2027-01-01")
            .members("zoe")
            .liveMembers("grace", "zoe")
            .liveGroup("claims")
            .plan();
    assertThat(plan.changes())
        .extracting(change -> change.cause() + " " + Scenario.line(change))
        .containsExactly(
            "TIME invite_member member/ada ->member",
            "TIME add_group_member group/claims/ada ->member",
            "TIME add_group_member group/claims/grace ->member",
            "DECLARED add_group_member group/claims/zoe ->member");
  }
}
