package dev.rollcall.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.model.Kind;
import dev.rollcall.plan.Guard;
import dev.rollcall.plan.GuardOverride;
import dev.rollcall.plan.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class OverrideHintTest {
  private static Verdict.Violation violation(Guard guard, int actual, @Nullable String allow) {
    return new Verdict.Violation(guard, Kind.MEMBER, "l", actual, null, "m", allow, null);
  }

  private static Verdict.Violation removals(int actual, String enough) {
    return violation(Guard.MAX_REMOVALS, actual, "--allow max_removals=" + enough);
  }

  private static Verdict verdict(String override, Verdict.Violation... violations) {
    return new Verdict(
        Stream.of(override).filter(o -> !o.isEmpty()).map(GuardOverride::of).toList(),
        List.of(violations));
  }

  @Test
  void takesTheLargestShare() {
    assertThat(OverrideHint.of(verdict("", removals(9, "100%"), removals(400, "11%"))))
        .contains("--allow max_removals=100%");
  }

  @Test
  void takesACountThatIsEnoughForAllWhereAShareIsNot() {
    assertThat(OverrideHint.of(verdict("", removals(3, "3"), removals(120, "11%"))))
        .contains("--allow max_removals=120");
  }

  @Test
  void replacesAnOverrideThatWasNotEnough() {
    assertThat(OverrideHint.of(verdict("max_removals=10%", removals(120, "11%"))))
        .contains("--allow max_removals=11%");
  }

  @Test
  void keepsOverridesOfOtherGuardsAndPrincipals() {
    Verdict.Violation bob = violation(Guard.PROTECT, 1, "--allow protect=bob@acme.example");
    assertThat(OverrideHint.of(verdict("protect=ada@acme.example", bob)))
        .contains("--allow protect=ada@acme.example --allow protect=bob@acme.example");
    assertThat(OverrideHint.of(verdict("empty_read=yes", bob)))
        .contains("--allow empty_read=yes --allow protect=bob@acme.example");
  }

  @Test
  void isNoneWhereNothingHelps() {
    assertThat(OverrideHint.of(verdict("", removals(9, "9"), violation(Guard.CALLER, 1, null))))
        .isEmpty();
  }
}
