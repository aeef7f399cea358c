package dev.rollcall.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.model.Address;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.model.Section;
import dev.rollcall.plan.Change.Attributes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PlanTest {
  private static final Principal ADA = Principal.of("ada@acme.example");
  private static final Address CLAIMS_ADA = Address.groupMember("claims", ADA);
  private static final Plan.Header HEADER =
      new Plan.Header("acme", "test", Instant.EPOCH, "sha256:0", null, Set.of(Section.MEMBERS));

  private static Change change(Step step, Address address, boolean lowers) {
    Attributes member = Attributes.of(new Role("member"));
    return new Change(
        step,
        address,
        null,
        member,
        "r",
        Cause.DECLARED,
        null,
        null,
        List.of(),
        Map.of(),
        List.of(),
        lowers);
  }

  private static Plan plan(
      List<Change> changes, List<Plan.Waiting> waiting, List<Diagnostic> warnings) {
    return new Plan(
        HEADER,
        changes,
        waiting,
        Map.of(Address.of(ADA), "live"),
        warnings,
        new Verdict(List.of(), List.of()),
        new AdminFloor(0, Set.of(), Set.of(), Set.of()));
  }

  @Test
  void ownsItsOrder() {
    Change add = change(Step.ADD_GROUP_MEMBER, CLAIMS_ADA, false);
    Change zoe = change(Step.INVITE_MEMBER, Address.of(Principal.of("zoe@acme.example")), false);
    Change ada = change(Step.INVITE_MEMBER, Address.of(ADA), false);
    assertThat(plan(List.of(add, zoe, ada), List.of(), List.of()).changes())
        .containsExactly(ada, zoe, add);
  }

  @Test
  void countsActionsAndPeople() {
    List<Plan.Waiting> waiting =
        List.of(
            new Plan.Waiting(CLAIMS_ADA, "not present", null, null, false),
            new Plan.Waiting(Address.of(ADA), "invited", null, 1, false));
    Change add = change(Step.ADD_GROUP_MEMBER, CLAIMS_ADA, false);
    Plan plan = plan(List.of(add), waiting, List.of());
    assertThat(plan.actions()).containsEntry(Action.ADD, 1).containsEntry(Action.DELETE, 0);
    assertThat(plan.waitingPeople()).isEqualTo(1);
  }

  @Test
  void knowsWhatTakesAway() {
    assertThat(change(Step.SET_ROLE_GROUP_MEMBER, CLAIMS_ADA, false).reducesAccess()).isFalse();
    assertThat(change(Step.SET_ROLE_GROUP_MEMBER, CLAIMS_ADA, true).reducesAccess()).isTrue();
    assertThat(change(Step.REMOVE_GROUP_MEMBER, CLAIMS_ADA, false).reducesAccess()).isTrue();
  }

  @Test
  void knowsThatAMissingWorkspaceLeavesItIncomplete() {
    assertThat(plan(List.of(), List.of(), List.of()).omitsDeclaredAccess()).isFalse();
    Diagnostic missing = Diagnostic.warning("workspace-missing", "m", null);
    assertThat(plan(List.of(), List.of(), List.of(missing)).omitsDeclaredAccess()).isTrue();
  }
}
