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
            new Caller("x", null),
            new Roles(RoleLadder.of("member"), RoleLadder.of("member"), RoleLadder.of("reviewer")),
            null,
            Map.of(
                Address.of(Email.person("ada@acme.example")),
                LiveEntry.member(new OpaqueId("1"), new Role("member"), null),
                Address.serviceAccount("ci"),
                LiveEntry.member(new OpaqueId("2"), new Role("member"), null),
                Address.group("claims"),
                LiveEntry.group(new OpaqueId("3"))),
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
    OpaqueId one = new OpaqueId("m-17");
    assertThat(one).isEqualTo(new OpaqueId("m-18")).hasSameHashCodeAs(new OpaqueId("m-18"));
    assertThat(one).isNotEqualTo("m-17");
    assertThat(one.toString()).doesNotContain("17");
    assertThat(one.value()).isEqualTo("m-17");
  }
}
