package dev.rollcall.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.plan.Change;
import dev.rollcall.plan.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StagesTest {
  private static final Change ADA = Changes.invite("ada@acme.example");
  private static final Change BOB = Changes.invite("bob@acme.example");
  private static final Change EVE = Changes.invite("eve@acme.example");

  @Test
  void oneStepIsOneStage() {
    Change add = Changes.give(Step.ADD_GROUP_MEMBER, "group/claims/ada@acme.example", "member");
    Change remove = Changes.take(Step.REMOVE_MEMBER, "member/eve@acme.example");
    assertThat(Stages.of(List.of(ADA, BOB, add, remove)))
        .containsExactly(List.of(ADA, BOB), List.of(add), List.of(remove));
  }

  @Test
  void lowersRolesAfterTheLastGrantAndBeforeTheFirstRemoval() {
    Change lower = Changes.lower(Step.SET_ROLE_SERVICE_ACCOUNT, "service_account/ci", "member");
    Change raise = Changes.give(Step.SET_ROLE_SERVICE_ACCOUNT, "service_account/bot", "admin");
    Change grant = Changes.give(Step.GRANT_WORKSPACE_ACCESS, "workspace/w/service:ci", "tester");
    Change revoke = Changes.take(Step.REVOKE_WORKSPACE_ACCESS, "workspace/w/service:bot");
    assertThat(Stages.of(List.of(lower, raise, grant, revoke)))
        .containsExactly(List.of(raise), List.of(grant), List.of(lower), List.of(revoke));
  }

  @Test
  void cutsRequests() {
    assertThat(Stages.requests(List.of(ADA, BOB, EVE), 2))
        .containsExactly(List.of(ADA, BOB), List.of(EVE));
    assertThat(Stages.requests(List.of(), 2)).isEmpty();
  }

  @Test
  void halves() {
    assertThat(Stages.halves(List.of(ADA, BOB, EVE)))
        .containsExactly(List.of(ADA, BOB), List.of(EVE));
    assertThat(Stages.halves(List.of(ADA))).containsExactly(List.of(ADA));
    assertThat(Stages.halves(List.of())).isEmpty();
  }
}
