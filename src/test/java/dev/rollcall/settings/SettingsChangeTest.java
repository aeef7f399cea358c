package dev.rollcall.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.RoleLadder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SettingsChangeTest {
  private static final SourceLocation HERE = new SourceLocation("rollcall.yaml", 3, 5);
  private static final SourceLocation THERE = new SourceLocation("rollcall.yaml", 30, 7);

  private static ProviderSettings provider(SecretSource token) {
    return new ProviderSettings(
        "aihub", Map.of("url", "https://acme.example/api"), Map.of("token", token));
  }

  private static Settings settings(SourceLocation place) {
    return new Settings(
        "acme",
        provider(SecretSource.variable("TOKEN", place)),
        ResendPolicy.NEVER_RESEND,
        true,
        new IgnoreList(List.of(new PrincipalPattern("*@acme.example", place))),
        GuardLimits.DEFAULT,
        Settings.RoleOverrides.NONE,
        List.of("teams/**"),
        Map.of("prune", place));
  }

  @Test
  void placesAreNoMatter() {
    assertThat(settings(HERE).changedSince(settings(THERE))).isEmpty();
  }

  @Test
  void eachKeyIsTold() {
    Settings other =
        new Settings(
            "emca",
            provider(SecretSource.variable("OTHER", HERE)),
            new ResendPolicy(Duration.ofDays(7), null),
            false,
            IgnoreList.NOBODY,
            new GuardLimits(new Limit(11, true), null, 1, List.of(), true, true),
            new Settings.RoleOverrides(null, null, RoleLadder.of("reader", "writer")),
            List.of(),
            Map.of());
    assertThat(settings(HERE).changedSince(other))
        .containsExactly(
            "organization",
            "provider",
            "invitations",
            "prune",
            "ignore",
            "guards",
            "roles",
            "files");
  }

  @Test
  void aTokenFileOfAnotherPathIsAnotherProvider() {
    SecretSource file = SecretSource.file("token", HERE);
    assertThat(file)
        .isEqualTo(SecretSource.file("token", THERE))
        .hasSameHashCodeAs(SecretSource.file("token", THERE))
        .isNotEqualTo(SecretSource.file("other", HERE))
        .isNotEqualTo(SecretSource.variable("token", HERE));
    assertThat(SecretSource.variable("TOKEN", HERE))
        .hasSameHashCodeAs(SecretSource.variable("TOKEN", THERE));
  }
}
