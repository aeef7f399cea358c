package dev.rollcall.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.apply.Outcome.Status;
import dev.rollcall.model.Address;
import dev.rollcall.plan.AdminFloor;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Step;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class AdminGuardTest {
  private static final Outcome APPLIED = Outcome.APPLIED;
  private static final Change RAISE_EVE =
      Changes.give(Step.RAISE_MEMBER, "member/eve@acme.example", "admin");

  private static AdminGuard watch(int floor, String... admins) {
    return new AdminGuard(
        new AdminFloor(
            floor, members(admins), members("eve"), members("ada", "bob", "eve", "ivy")));
  }

  private static Set<Address> members(String... names) {
    return Stream.of(names)
        .map(name -> Address.of("member/" + name + "@acme.example"))
        .collect(Collectors.toSet());
  }

  private static Change lower(String name) {
    return Changes.lower(Step.LOWER_MEMBER, "member/" + name + "@acme.example", "member");
  }

  private static Change remove(String name) {
    return Changes.take(Step.REMOVE_MEMBER, "member/" + name + "@acme.example");
  }

  @Test
  void keepsTheFloorWhileRequestsAreOnTheirWay() {
    AdminGuard watch = watch(1, "ada", "bob");
    assertThat(watch.obstacle(lower("ada"))).isEmpty();
    assertThat(watch.obstacle(remove("bob")))
        .contains(
            Outcome.notAttempted(
                "min_admins: 1 must remain, and only 1 can be relied on now", null));
  }

  @Test
  void whomAChangeLeavesAnAdminIsNoLoss() {
    AdminFloor rule = new AdminFloor(1, members("ada"), members(), members());
    Change lowered = Changes.lower(Step.LOWER_MEMBER, "member/ada@acme.example", "admin");
    assertThat(new AdminGuard(rule).obstacle(lowered)).isEmpty();
  }

  @Test
  void countsWhoWasRaised() {
    AdminGuard watch = watch(1, "ada");
    watch.settled(RAISE_EVE, APPLIED);
    assertThat(watch.obstacle(lower("ada"))).isEmpty();
    assertThat(watch.obstacle(remove("eve"))).isPresent();
  }

  static Stream<Outcome> notApplied() {
    return Stream.of(Outcome.failed("r"), Outcome.notAttempted("r", null), Outcome.unknown("r"));
  }

  @ParameterizedTest
  @MethodSource("notApplied")
  void countsOnNobodyWhoWasNotRaised(Outcome outcome) {
    AdminGuard watch = watch(1, "ada");
    watch.settled(RAISE_EVE, outcome);
    assertThat(watch.obstacle(lower("ada"))).isPresent();
  }

  @Test
  void countsOnlyTheRaisedThatTheRuleNames() {
    AdminGuard watch = watch(1, "ada");
    watch.settled(Changes.give(Step.RAISE_MEMBER, "member/ivy@acme.example", "admin"), APPLIED);
    watch.settled(Changes.invite("eve@acme.example"), APPLIED);
    assertThat(watch.obstacle(lower("ada"))).isPresent();
  }

  @ParameterizedTest
  @MethodSource("notApplied")
  void anAdminStaysOnlyWhereNothingHappenedForSure(Outcome outcome) {
    AdminGuard watch = watch(1, "ada", "bob");
    assertThat(watch.obstacle(lower("ada"))).isEmpty();
    watch.settled(lower("ada"), outcome);
    boolean stayed = outcome.status() != Status.UNKNOWN;
    assertThat(watch.obstacle(remove("bob")).isEmpty()).isEqualTo(stayed);
  }

  @Test
  void anAdminKeptByTheFloorIsNotCountedTwice() {
    AdminGuard watch = watch(2, "ada", "bob");
    assertThat(watch.obstacle(lower("ada"))).isPresent();
    watch.settled(lower("ada"), Outcome.notAttempted("r", null));
    assertThat(watch.obstacle(lower("bob"))).isPresent();
  }

  @Test
  void leavesAllOthersAlone() {
    AdminGuard watch = watch(1, "ada");
    assertThat(watch.obstacle(RAISE_EVE)).isEmpty();
    assertThat(watch.obstacle(remove("kim"))).isEmpty();
    assertThat(watch(0, "ada").obstacle(remove("ada"))).isEmpty();
  }
}
