package dev.rollcall.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PrincipalTest {
  @ParameterizedTest
  @ValueSource(strings = {"ada@acme.example", "service:ci-runner", "group:claims"})
  void readsBackWhatItWrites(String text) {
    assertThat(Principal.of(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"service:", "group:", "claims"})
  void refusesWhatIsNone(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Identity.EMAIL.principal(text));
  }

  @Test
  void isFoundInALiveStateByItsKind() {
    LiveState live =
        new LiveState(
            null,
            new Roles(RoleLadder.of("member"), RoleLadder.of("member"), RoleLadder.of("reviewer")),
            null,
            Map.of(
                Address.of(Email.person("ada@acme.example")),
                LiveEntry.member("1", new Role("member"), null),
                Address.serviceAccount("ci"),
                LiveEntry.member("2", new Role("member"), null),
                Address.group("claims"),
                LiveEntry.group("3")),
            Map.of(),
            Set.of(),
            Set.of());
    assertThat(live.has(Identity.EMAIL.principal("Ada@acme.example"))).isTrue();
    assertThat(live.has(Principal.of("service:ci"))).isTrue();
    assertThat(live.has(Principal.of("group:claims"))).isTrue();
    assertThat(live.has(Principal.of("service:claims"))).isFalse();
  }

  @Test
  void idsTakeNoPartInComparisonAndReachNoOutput() {
    LiveEntry one = LiveEntry.group("m-17");
    assertThat(one)
        .isEqualTo(LiveEntry.group("m-18"))
        .hasSameHashCodeAs(LiveEntry.group("m-18"))
        .isNotEqualTo(LiveEntry.of(Role.ADMIN));
    assertThat(one.toString()).doesNotContain("17");
    assertThat(one.id()).isEqualTo("m-17");
  }
}
