package dev.rollcall.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EmailTest {
  @ParameterizedTest
  @CsvSource({
    "Ada@Acme.Example, ada@acme.example",
    "'  ada@acme.example ', ada@acme.example",
    "ada+ci@acme.example, ada+ci@acme.example",
    "ada@bücher.example, ada@xn--bcher-kva.example",
    "ÅSA@acme.example, åsa@acme.example",
    "TITUS@ACME.EXAMPLE, titus@acme.example",
  })
  void normalizesOnce(String written, String normalized) {
    assertThat(Email.person(written).name()).isEqualTo(normalized);
    assertThat(Email.person(written))
        .isEqualTo(Email.person(normalized))
        .hasSameHashCodeAs(Email.person(normalized));
    assertThat(Email.person(Email.person(written).name())).isEqualTo(Email.person(written));
  }

  @Test
  void remembersHowItWasWritten() {
    assertThat(Email.person(" Ada@Acme.Example ").written()).isEqualTo("Ada@Acme.Example");
    assertThat(Email.person("Ada@Acme.Example")).hasToString("ada@acme.example");
  }

  @ParameterizedTest
  @CsvSource({
    "ada, it has no @",
    "@acme.example, the part before the @ is empty",
    "ada@, the part after the @ is empty",
    "a@b@acme.example, it has more than one @",
    "a da@acme.example, 'it contains a space, comma or control character'",
    "'a,da@acme.example', 'it contains a space, comma or control character'",
    "ada@acme..example, the part after the @ is not a valid domain",
    "ada@.example, the part after the @ is not a valid domain",
    "ada@acme.example., the part after the @ is not a valid domain",
    "ada@ac_me.example, the part after the @ is not a valid domain",
  })
  void saysWhyItIsNone(String written, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Email.person(written))
        .withMessage(reason);
  }

  @Test
  void refusesInvisibleCharactersAndEndlessOnes() {
    assertThatIllegalArgumentException().isThrownBy(() -> Email.person("a\u200bda@acme.example"));
    assertThatIllegalArgumentException().isThrownBy(() -> Email.person("a\u202eda@acme.example"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Email.person("a".repeat(250) + "@acme.example"))
        .withMessageContaining("254");
  }

  /**
   * Encoding a label and ordering combining marks take time that grows with the square of the
   * length.
   */
  @ParameterizedTest
  @ValueSource(strings = {"\u6F22", "\u0301\u0323"})
  @Timeout(10)
  void refusesEndlessOnesSoon(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Email.person("ada@" + text.repeat(1_000_000)))
        .withMessageContaining("254");
  }

  @Test
  void isOrderedByCodePoint() {
    assertThat(Email.person("a@x.example")).isLessThan(Email.person("b@x.example"));
    assertThat(Email.person("a@x.example")).isNotEqualTo("a@x.example");
  }
}
