package dev.rollcall.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressTest {
  private static final Principal ADA = Identity.EMAIL.principal("Ada+x@acme.example");

  static Stream<Address> everyKind() {
    return Stream.of(
        Address.of(ADA),
        Address.of(Principal.of("service:ci/100% runner")),
        Address.of(Principal.of("group:kubernetes/sig-apps")),
        Address.groupMember("a/b", ADA),
        Address.groupMember("tab\there", Principal.of("service:a\nb")),
        Address.workspaceAccess("\u00fcber+1", Principal.of("group:kubernetes/sig-apps")));
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void readsBackWhatItWrites(Address address) {
    assertThat(Address.of(address.toString())).isEqualTo(address);
    assertThat(address.toString().chars()).noneMatch(Character::isISOControl);
  }

  @Test
  void encodesOnlyWhatWouldBreakAnAddress() {
    assertThat(Address.of(ADA)).hasToString("member/ada+x@acme.example");
    assertThat(Address.groupMember("kubernetes/sig-apps", ADA))
        .hasToString("group/kubernetes%2Fsig-apps/ada+x@acme.example");
    assertThat(Address.workspaceAccess("100%\u0007", Principal.of("group:a b")))
        .hasToString("workspace/100%25%07/group:a b");
  }

  @Test
  void namesAreNotEncoded() {
    assertThat(Address.workspaceAccess("a/b", ADA).name()).isEqualTo("a/b");
    assertThat(Address.of(ADA).name()).isEqualTo("ada+x@acme.example");
    assertThat(everyKind().map(Address::kind).distinct()).containsExactly(Kind.values());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "member", "person/a@b.example", "group/a/b/c", "team/a/x@y.example"})
  void refusesWhatIsNone(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Address.of(text));
  }

  @Test
  void aGroupIsNeverInAGroup() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Address.groupMember("a", Principal.group("b")));
  }

  @Test
  void isOrderedByKindThenText() {
    assertThat(everyKind().sorted().map(Address::kind)).isSorted();
    assertThat(Address.group("a")).isLessThan(Address.group("b"));
  }
}
