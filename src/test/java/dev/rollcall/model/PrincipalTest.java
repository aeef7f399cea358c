package dev.rollcall.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
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
    assertThatIllegalArgumentException().isThrownBy(() -> Principal.of(text));
  }

  @Test
  void isFoundInALiveStateByItsKind() {
    LiveState live =
        new LiveState(
            new Caller("x", null),
            new Roles(RoleLadder.of("member"), RoleLadder.of("member"), RoleLadder.of("reviewer")),
            null,
            Map.of(
                Email.of("ada@acme.example"),
                new LiveMember(new OpaqueId("1"), new Role("member"), null, List.of())),
            Map.of("ci", new LiveServiceAccount(new OpaqueId("2"), new Role("member"), List.of())),
            Map.of("claims", new LiveGroup(new OpaqueId("3"), Map.of(), java.util.Set.of())),
            Map.of());
    assertThat(live.has(Principal.of("Ada@acme.example"))).isTrue();
    assertThat(live.has(Principal.of("service:ci"))).isTrue();
    assertThat(live.has(Principal.of("group:claims"))).isTrue();
    assertThat(live.has(Principal.of("service:claims"))).isFalse();
  }

  @Test
  void idsTakeNoPartInComparisonAndReachNoOutput() {
    OpaqueId one = new OpaqueId("m-17");
    assertThat(one).isEqualTo(new OpaqueId("m-18")).hasSameHashCodeAs(new OpaqueId("m-18"));
    assertThat(one).isNotEqualTo("m-17");
    assertThat(one.toString()).doesNotContain("17");
    assertThat(one.value()).isEqualTo("m-17");
  }
}
