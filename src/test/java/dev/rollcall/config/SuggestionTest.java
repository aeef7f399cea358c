package dev.rollcall.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SuggestionTest {
  @ParameterizedTest
  @CsvSource({
    "member, member, 0",
    "membr, member, 1",
    "memebr, member, 1",
    "form, from, 1",
    "abcd, badc, 2",
    "'', abc, 3",
    "kitten, sitting, 3"
  })
  void distance(String a, String b, int distance) {
    assertThat(Suggestion.distance(a, b, 9)).isEqualTo(distance);
    assertThat(Suggestion.distance(b, a, distance)).isEqualTo(distance);
    assertThat(Suggestion.distance(a, b, Math.max(0, distance - 1)) >= distance).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void aLimitChangesNothingBelowIt(int seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      String a = word(random);
      String b = word(random);
      int exact = Suggestion.distance(a, b, 20);
      int limited = Suggestion.distance(a, b, 3);
      assertThat(exact <= 3 ? limited == exact : limited > 3).as(a + " " + b).isTrue();
    }
  }

  private static String word(Random random) {
    return random
        .ints(random.nextInt(9), 'a', 'd')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Test
  void theNearestIsMeant() {
    List<String> roles = List.of("reviewer", "review_manager", "tester", "developer");
    assertThat(Suggestion.didYouMean("Reviewr", roles)).isEqualTo("did you mean \"reviewer\"?");
    assertThat(Suggestion.didYouMean("owner", roles)).isNull();
    assertThat(Suggestion.didYouMeanOrOneOf("owner", roles))
        .isEqualTo("one of: reviewer, review_manager, tester, developer");
  }
}
