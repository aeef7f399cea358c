package dev.rollcall.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class RoleLadderTest {
  private static final RoleLadder LADDER = RoleLadder.of("reviewer", "tester", "manager");

  @Test
  void knowsUpFromDown() {
    assertThat(LADDER.lowest()).isEqualTo(new Role("reviewer"));
    assertThat(LADDER.isLowered(new Role("manager"), new Role("tester"))).isTrue();
    assertThat(LADDER.isLowered(new Role("reviewer"), new Role("tester"))).isFalse();
    assertThat(LADDER.isLowered(new Role("tester"), new Role("tester"))).isFalse();
  }

  @Test
  void leavingAnUnknownRoleCountsAsLowering() {
    assertThat(LADDER.contains(new Role("editor"))).isFalse();
    assertThat(LADDER.isLowered(new Role("editor"), new Role("manager"))).isTrue();
    assertThat(LADDER.isLowered(new Role("editor"), new Role("editor"))).isFalse();
  }

  @Test
  void needsRolesEachOnce() {
    assertThatIllegalArgumentException().isThrownBy(RoleLadder::of);
    assertThatIllegalArgumentException().isThrownBy(() -> RoleLadder.of("a", "a"));
  }

  @Test
  void eachKindHasItsLadder() {
    Roles roles = new Roles(RoleLadder.of("member"), RoleLadder.of("manager"), LADDER);
    assertThat(roles.of(Kind.SERVICE_ACCOUNT)).isEqualTo(roles.organization());
    assertThat(roles.of(Kind.MEMBER)).isEqualTo(roles.organization());
    assertThat(roles.of(Kind.GROUP_MEMBER)).isEqualTo(roles.group());
    assertThat(roles.of(Kind.WORKSPACE_ACCESS)).isEqualTo(roles.workspace());
    assertThatIllegalArgumentException().isThrownBy(() -> roles.of(Kind.GROUP));
  }
}
