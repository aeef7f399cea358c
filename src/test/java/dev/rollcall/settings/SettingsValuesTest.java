package dev.rollcall.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rollcall.model.Identity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsValuesTest {
  @ParameterizedTest
  @CsvSource({
    "10%, 1144, 114",
    "10%, 9, 1",
    "10%, 0, 1",
    "0%, 1144, 0",
    "100%, 7, 7",
    "0, 1144, 0",
    "25, 7, 25"
  })
  void aShareRoundsDownAndLetsOnePass(String limit, int total, int allowed) {
    assertThat(Limit.of(limit).of(total)).isEqualTo(allowed);
    assertThat(Limit.of(limit)).hasToString(limit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%", "-1", "101%", "ten", "1.5%", "9999999999"})
  void refusesWhatIsNoLimit(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Limit.of(text));
  }

  @Test
  void aPatternMatchesAWholePrincipal() {
    assertThat(matches("*@Instabase.example", "ADA@instabase.EXAMPLE")).isTrue();
    assertThat(matches("*@instabase.example", "ada@instabase.example.evil.example")).isFalse();
    assertThat(matches("group:legacy-*", "group:legacy-")).isTrue();
    assertThat(matches("group:legacy-*", "group:Legacy-1")).isFalse();
    assertThat(matches("service:ci", "service:ci-2")).isFalse();
    assertThat(matches("a.a@x.example", "aba@x.example")).isFalse();
    assertThat(matches("*", "group:a\nb")).isTrue();
    assertThat(matches("*@b\u00FCcher.example", "ada@xn--bcher-kva.example")).isTrue();
    assertThat(matches("group:cafe\u0301*", "group:caf\u00E9s")).isTrue();
  }

  @Test
  @Timeout(10)
  void aPatternMadeForItTakesNoLongTime() {
    String pattern = "*a".repeat(50) + "*b@x.example";
    assertThat(matches(pattern, "a".repeat(200) + "@x.example")).isFalse();
  }

  private static boolean matches(String pattern, String principal) {
    return new PrincipalPattern(pattern, null).matches(Identity.EMAIL.principal(principal));
  }

  @Test
  void ignoringTakesAnyPattern() {
    IgnoreList ignore = new IgnoreList(List.of(pattern("a@x.example"), pattern("service:*")));
    assertThat(ignore.matches(Identity.EMAIL.principal("service:ci"))).isTrue();
    assertThat(ignore.matches(Identity.EMAIL.principal("b@x.example"))).isFalse();
    assertThat(IgnoreList.NOBODY.matches(Identity.EMAIL.principal("b@x.example"))).isFalse();
  }

  @Test
  void patternsAreEqualAsWritten() {
    assertThat(pattern("a*")).isEqualTo(pattern("a*")).hasSameHashCodeAs(pattern("a*"));
    assertThat(pattern("a*")).isNotEqualTo(pattern("b*")).isNotEqualTo("a*").hasToString("a*");
  }

  private static PrincipalPattern pattern(String text) {
    return new PrincipalPattern(text, null);
  }

  @Test
  void aSecretPrintsStars() {
    Secret secret = new Secret("t0ken");
    assertThat(secret).hasToString("***");
    assertThat(secret.reveal()).isEqualTo("t0ken");
  }
}
