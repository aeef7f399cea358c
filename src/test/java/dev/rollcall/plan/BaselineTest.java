package dev.rollcall.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.diagnostic.Diagnostic;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** What a pull request brings about, and what was due before it. */
final class BaselineTest {
  private static final Plan.Comparison COMPARISON = new Plan.Comparison(true, List.of(), true);

  private static Scenario live() {
    return new Scenario()
        .liveMembers("ada", "bob", "kim invited sent=2026-11-01")
        .liveGroup("claims", "ada")
        .liveWorkspace("prod", "ada", "bob developer")
        .invitations(7, null);
  }

  private static Plan compared(Scenario base, Scenario head) throws Exception {
    return new Planner(head.input())
        .compare(head.plan(), base.input().desired(), base.plan(), COMPARISON);
  }

  private static List<String> causes(Plan plan) {
    return plan.changes().stream()
        .map(change -> Scenario.line(change) + " " + change.cause().word())
        .toList();
  }

  @Test
  void tellsCausesApart() throws Exception {
    Plan plan =
        compared(
            live().members("ada admin", "bob", "kim", "leo", "eve from=2026-11-24"),
            live().members("ada admin", "bob until=2026-11-01", "kim", "leo", "eve", "ivy"));
    assertThat(causes(plan))
        .containsExactly(
            "invite_member member/eve ->member time",
            "invite_member member/ivy ->member declared",
            "invite_member member/leo ->member drift",
            "resend_member member/kim member->member time",
            "raise_member member/ada member->admin drift",
            "remove_member member/bob member-> declared");
    assertThat(plan.comparison()).isEqualTo(COMPARISON);
    assertThat(plan.warnings()).isEmpty();
  }

  @Test
  void anotherGoalIsAnotherChange() throws Exception {
    Plan plan =
        compared(
            live().workspace("prod", "ada tester", "bob manager"),
            live().workspace("prod", "ada developer", "bob manager"));
    assertThat(causes(plan))
        .containsExactly(
            "set_role_workspace_access workspace/prod/ada reviewer->developer declared",
            "set_role_workspace_access workspace/prod/bob developer->manager drift");
  }

  @Test
  void warnsOfWhatIsNoLongerManaged() throws Exception {
    Scenario base =
        live().members("ada", "bob", "kim").group("claims", "ada").workspace("prod", "ada");
    Plan plan = compared(base, live().members("ada", "bob", "kim"));
    assertThat(plan.warnings())
        .extracting(Diagnostic::code, Diagnostic::message, Diagnostic::hint)
        .containsExactly(
            tuple(
                "groups is managed in the base but no longer here; its live entries stay",
                "to remove them, write groups: {}"),
            tuple(
                "workspaces is managed in the base but no longer here; its live entries stay",
                "to remove them, write workspaces: {}"));
  }

  @Test
  void warnsOfAWorkspaceNoLongerManagedAndOfPruneWhereItIsOff() throws Exception {
    Scenario base = live().workspace("prod", "ada").workspace("test").prune(false);
    Plan plan = compared(base, live().workspace("test").prune(false));
    assertThat(plan.warnings())
        .filteredOn(warning -> warning.code().equals("no-longer-managed"))
        .extracting(Diagnostic::code, Diagnostic::message, Diagnostic::hint)
        .containsExactly(
            tuple(
                "workspace \"prod\" is managed in the base (roster.yaml:1:3 of the base) but no"
                    + " longer here; its live grants stay",
                "to remove them, keep it with access: {}, and set prune: true in rollcall.yaml"));
  }

  @Test
  void saysNothingOfWhatIsNewlyManaged() throws Exception {
    Plan plan = compared(live().members("ada"), live().members("ada").workspace("prod", "ada"));
    assertThat(plan.warnings()).isEmpty();
  }

  private static Tuple tuple(String message, String hint) {
    return Tuple.tuple("no-longer-managed", message, hint);
  }
}
