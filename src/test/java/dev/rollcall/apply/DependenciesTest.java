package dev.rollcall.apply;

import static dev.rollcall.apply.Changes.give;
import static dev.rollcall.apply.Changes.take;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.live.ApiException;
import dev.rollcall.model.Address;
import dev.rollcall.model.LiveState;
import dev.rollcall.plan.Cause;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** In the {@link Scene}, claims has the members ada, eve and ci. */
final class DependenciesTest {
  private static final Outcome APPLIED = Outcome.APPLIED;
  private static final Outcome FAILED = Outcome.failed("r");

  private final LiveState live;

  DependenciesTest() throws ApiException {
    live = new Scene().organization.live();
  }

  private Optional<Address> blocker(
      Change change, Map<Change, Outcome> outcomes, Change... others) {
    List<Change> plan = Changes.plan(append(others, change)).changes();
    return dependencies(plan, outcomes)
        .obstacle(change)
        .map(obstacle -> Optional.ofNullable(obstacle.blocker()).orElseThrow());
  }

  private Dependencies dependencies(List<Change> plan, Map<Change, Outcome> outcomes) {
    Dependencies dependencies = new Dependencies(live, plan);
    for (Change change : plan) {
      Outcome outcome = outcomes.get(change);
      if (outcome != null) {
        dependencies.settled(change, outcome);
      }
    }
    return dependencies;
  }

  private static Change[] append(Change[] changes, Change last) {
    Change[] all = Arrays.copyOf(changes, changes.length + 1);
    all[changes.length] = last;
    return all;
  }

  @Test
  void whatIsRequiredMustBeApplied() {
    Change create = Changes.create("group/new");
    Change add = give(Step.ADD_GROUP_MEMBER, "group/new/ada@acme.example", "member", "group/new");
    assertThat(blocker(add, Map.of(create, APPLIED), create)).isEmpty();
    assertThat(blocker(add, Map.of(create, FAILED), create)).contains(create.address());
    assertThat(blocker(add, Map.of(create, Outcome.unknown("r")), create))
        .contains(create.address());
    assertThat(blocker(add, Map.of(create, Outcome.notAttempted("r", null)), create))
        .contains(create.address());
    assertThat(blocker(add, Map.of(), create)).contains(create.address());
  }

  @Test
  void whatIsRequiredMustBePartOfTheRun() {
    Change add = give(Step.ADD_GROUP_MEMBER, "group/new/ada@acme.example", "member", "group/new");
    assertThat(blocker(add, Map.of())).contains(Address.of("group/new"));
  }

  @Test
  void anInvitedPersonIsEnoughForAGrantWhateverTheirRole() {
    Change invite = Changes.invite("new@acme.example");
    Change raise =
        give(Step.RAISE_MEMBER, "member/new@acme.example", "admin", "member/new@acme.example");
    Change grant =
        give(
            Step.GRANT_WORKSPACE_ACCESS,
            "workspace/prod/new@acme.example",
            "tester",
            "member/new@acme.example");
    assertThat(blocker(grant, Map.of(invite, APPLIED, raise, FAILED), invite, raise)).isEmpty();
  }

  @Test
  void givingWaitsOnlyForWhatItRequires() {
    Change add = give(Step.ADD_GROUP_MEMBER, "group/claims/leo@acme.example", "member");
    Change grant = give(Step.GRANT_WORKSPACE_ACCESS, "workspace/prod/leo@acme.example", "tester");
    assertThat(blocker(grant, Map.of(add, FAILED), add)).isEmpty();
  }

  @Test
  void takingAwayIgnoresAnEmailThatWasNotSent() {
    Change resend = Changes.resend("ivy@acme.example", null, null);
    Change remove = take(Step.REVOKE_WORKSPACE_ACCESS, "workspace/prod/ivy@acme.example");
    assertThat(blocker(remove, Map.of(resend, FAILED), resend)).isEmpty();
  }

  @Test
  void takingAwayIgnoresAnotherThatFailed() {
    Change revoke = take(Step.REVOKE_WORKSPACE_ACCESS, "workspace/prod/ada@acme.example");
    Change remove = take(Step.REMOVE_GROUP_MEMBER, "group/claims/ada@acme.example");
    assertThat(blocker(remove, Map.of(revoke, FAILED), revoke)).isEmpty();
  }

  @Test
  void takingAwayNamesTheFirstThatIsOwed() {
    Change add = give(Step.ADD_GROUP_MEMBER, "group/claims/leo@acme.example", "member");
    Change grant = give(Step.GRANT_WORKSPACE_ACCESS, "workspace/prod/leo@acme.example", "tester");
    Change revoke = take(Step.REVOKE_WORKSPACE_ACCESS, "workspace/prod/leo@acme.example");
    assertThat(blocker(revoke, Map.of(add, FAILED, grant, FAILED), add, grant))
        .contains(add.address());
  }

  @Test
  void whatAGroupWasToReachIsOwedToThoseInIt() {
    Change grant = give(Step.GRANT_WORKSPACE_ACCESS, "workspace/test/group:claims", "tester");
    Change leave = take(Step.REMOVE_GROUP_MEMBER, "group/old/ada@acme.example");
    Change other = take(Step.REMOVE_GROUP_MEMBER, "group/old/kim@acme.example");
    assertThat(blocker(leave, Map.of(grant, FAILED), grant)).contains(grant.address());
    assertThat(blocker(other, Map.of(grant, FAILED), grant)).isEmpty();
  }

  @Test
  void whatAGroupWasToReachIsOwedToThoseThePlanAdds() {
    Change add = give(Step.ADD_GROUP_MEMBER, "group/claims/kim@acme.example", "member");
    Change grant = give(Step.GRANT_WORKSPACE_ACCESS, "workspace/test/group:claims", "tester");
    Change leave = take(Step.REMOVE_GROUP_MEMBER, "group/old/kim@acme.example");
    assertThat(blocker(leave, Map.of(add, APPLIED, grant, FAILED), add, grant))
        .contains(grant.address());
  }

  @Test
  void whatAGroupLosesThoseInItLose() {
    Change add = give(Step.ADD_GROUP_MEMBER, "group/old/ada@acme.example", "member");
    Change revoke = take(Step.REVOKE_WORKSPACE_ACCESS, "workspace/test/group:claims");
    Change other = take(Step.REVOKE_WORKSPACE_ACCESS, "workspace/test/group:empty");
    assertThat(blocker(revoke, Map.of(add, FAILED), add)).contains(add.address());
    assertThat(blocker(other, Map.of(add, FAILED), add)).isEmpty();
  }

  @Test
  void aConsequenceInWordsTouchesNothing() {
    Change raise = give(Step.RAISE_MEMBER, "member/ada@acme.example", "admin");
    Change delete =
        new Change(
            Step.DELETE_SERVICE_ACCOUNT,
            Address.of("service_account/gone"),
            null,
            null,
            "r",
            Cause.DECLARED,
            null,
            null,
            List.of(),
            Map.of(),
            List.of("its tokens stop working"),
            false);
    assertThat(blocker(delete, Map.of(raise, FAILED), raise)).isEmpty();
  }

  @Test
  void saysWhy() {
    Change create = Changes.create("group/new");
    Change add = give(Step.ADD_GROUP_MEMBER, "group/new/ada@acme.example", "member", "group/new");
    Change revoke = take(Step.REVOKE_WORKSPACE_ACCESS, "workspace/prod/ada@acme.example");
    List<Change> plan = List.of(create, add, revoke);
    Dependencies dependencies = dependencies(plan, Map.of(create, FAILED, add, FAILED));
    assertThat(dependencies.obstacle(add).orElseThrow().reason())
        .isEqualTo("needs group/new, which was not applied");
    assertThat(dependencies.obstacle(revoke).orElseThrow().reason())
        .isEqualTo(
            "nothing is taken away before group/new/ada@acme.example, which was not applied");
  }
}
