package dev.rollcall.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import dev.rollcall.settings.GuardLimits;
import dev.rollcall.settings.Limit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is more and what is less is for the product to say, and not for what is being judged. */
final class LadderTest {
  private static final GuardLimits STRICT =
      new GuardLimits(Limit.of("0"), null, 1, List.of(), false, false);

  /** As built in, but for the order of two roles of workspaces and two roles above admin. */
  private static final Roles OFFERED =
      new Roles(
          RoleLadder.of("member", "auditor", "admin", "owner"),
          RoleLadder.of("member", "manager"),
          RoleLadder.of("reviewer", "review_manager", "developer", "tester", "manager"));

  private static Scenario scenario() {
    return new Scenario().guards(STRICT).offering(OFFERED);
  }

  private static Scenario access(String declared, String live) {
    return scenario()
        .members("ada admin")
        .workspace("prod", "ada " + declared)
        .liveMembers("ada admin")
        .liveWorkspace("prod", "ada " + live);
  }

  private static List<Guard> refusals(Scenario scenario) throws Exception {
    return scenario.plan().verdict().violations().stream().map(Verdict.Violation::guard).toList();
  }

  @Test
  void theProductSaysWhatIsLowered() throws Exception {
    assertThat(refusals(access("developer", "tester"))).containsExactly(Guard.MAX_REMOVALS);
    assertThat(refusals(access("tester", "developer"))).isEmpty();
  }

  @Test
  void theProductSaysWhoIsAnAdmin() throws Exception {
    assertThat(refusals(scenario().members("ada auditor").liveMembers("ada owner")))
        .containsExactly(Guard.MAX_REMOVALS, Guard.MIN_ADMINS);
    assertThat(scenario().members("ada admin").liveMembers("ada owner", "bob auditor").plan())
        .extracting(plan -> plan.adminFloor().admins().size())
        .isEqualTo(1);
    assertThat(refusals(scenario().members("ada auditor").liveMembers("ada member"))).isEmpty();
  }

  @Test
  void aRoleNobodyKnowsIsNoAdmins() throws Exception {
    Scenario scenario = scenario().members("ada").liveMembers("ada admin", "bob strange");
    assertThat(scenario.prune(false).plan().adminFloor().admins()).hasSize(1);
    assertThat(refusals(scenario)).contains(Guard.MIN_ADMINS);
  }
}
