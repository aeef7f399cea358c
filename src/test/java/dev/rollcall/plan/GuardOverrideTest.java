package dev.rollcall.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GuardOverrideTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "max_removals=11%",
        "max_removals=30",
        "max_invitations=2000",
        "min_admins=0",
        "protect=group:a=b",
        "first_contact=yes",
        "empty_read=yes"
      })
  void readsBackWhatItWrites(String text) {
    assertThat(GuardOverride.of(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "max_removals=lots",
        "max_removals",
        "max_invitations=1%",
        "min_admins=-1",
        "protect=",
        "first_contact=off",
        "empty_read="
      })
  void saysWhatTheGuardTakes(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GuardOverride.of(text))
        .withMessageContaining(" takes ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"max_removal=1", "caller=yes", ""})
  void knowsWhatCannotBeAllowed(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GuardOverride.of(text))
        .withMessageContaining("the guards are max_removals, max_invitations");
  }

  @Test
  void nothingAllowsTheCallerToGo() {
    assertThatIllegalArgumentException().isThrownBy(() -> new GuardOverride(Guard.CALLER, "yes"));
  }

  @Test
  void isAnOptionToPaste() {
    assertThat(GuardOverride.of("max_removals=11%").option()).isEqualTo("--allow max_removals=11%");
    assertThat(GuardOverride.of("protect=group:it's $(all)").option())
        .isEqualTo("--allow 'protect=group:it'\\''s $(all)'");
  }
}
