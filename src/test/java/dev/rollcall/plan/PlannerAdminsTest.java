package dev.rollcall.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.diagnostic.Diagnostic;
import org.junit.jupiter.api.Test;

/** Admins, whose access is derived from their role, and the account that rollcall runs as. */
final class PlannerAdminsTest {
  @Test
  void theUndeclaredCallerIsKeptWithAWarning() throws Exception {
    Plan plan =
        new Scenario()
            .caller("root")
            .members("ada")
            .group("claims", "ada")
            .workspace("prod")
            .liveMembers("root admin", "ada")
            .liveGroup("claims", "ada", "root")
            .liveWorkspace("prod", "root")
            .plan();
    assertThat(plan.changes()).isEmpty();
    assertThat(plan.unmanaged().values())
        .allMatch("the account rollcall runs as"::equals)
        .hasSize(3);
    assertThat(plan.warnings().get(0).hint()).contains("ignore: [\"root@acme.example\"]");
    assertThat(new Scenario().caller("service:ci").accounts().liveAccounts("ci").plan().unmanaged())
        .hasSize(1);
  }

  @Test
  void anAdminsDerivedAccessIsEnough() throws Exception {
    Scenario scenario =
        new Scenario()
            .members("ada admin")
            .group("claims", "ada")
            .workspace("prod", "ada tester")
            .liveMembers("ada admin")
            .liveGroup("claims", "ada derived")
            .liveWorkspace("prod", "ada derived");
    assertThat(scenario.changes()).isEmpty();
    assertThat(scenario.plan().warnings())
        .extracting(Diagnostic::code)
        .containsOnly("no-effect-while-admin")
        .hasSize(2);
  }

  @Test
  void accessIsGrantedBeforeAnAdminIsLowered() throws Exception {
    assertThat(
            new Scenario()
                .members("ada", "grace admin")
                .workspace("prod", "ada tester")
                .liveMembers("ada admin", "grace admin")
                .liveWorkspace("prod", "ada derived", "grace derived")
                .changes())
        .containsExactly(
            "grant_workspace_access workspace/prod/ada ->tester",
            "lower_member member/ada admin->member");
  }

  @Test
  void derivedRowsAreNeverPlanned() throws Exception {
    assertThat(
            new Scenario()
                .members("ada admin")
                .workspace("prod")
                .liveMembers("ada admin")
                .liveWorkspace("prod", "ada derived")
                .changes())
        .isEmpty();
  }
}
