package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LauncherTest {
  @ParameterizedTest
  @ValueSource(strings = {"1.8", "9", "11", "16"})
  void refusesOlderJavas(String version) {
    assertThat(Launcher.isTooOld(version)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "21", "25", "100"})
  void takesJava17AndNewer(String version) {
    assertThat(Launcher.isTooOld(version)).isFalse();
  }
}
