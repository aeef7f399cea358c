package dev.rollcall.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names are warned of, in which words, and which are not. */
final class SuspiciousNamesTest {
  @TempDir private Path folder;

  private List<Diagnostic> warnings(String roster) throws Exception {
    Given.file(folder, "rollcall.yaml", Given.SETTINGS);
    Given.file(folder, "roster.yaml", roster);
    return Given.read(ProjectFolder.open(folder)).roster().warnings();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "p\u0430ypal | U+0430 CYRILLIC SMALL LETTER A, which looks like the Latin letter \"a\"",
        "\u0430dmin | U+0430 CYRILLIC SMALL LETTER A, which looks like the Latin letter \"a\"",
        "\u0441\u043E\u0441\u043E | U+0441 CYRILLIC SMALL LETTER ES, which looks like \"c\"",
        "\u0441\u043E\u0441\u043E-team | U+0441 CYRILLIC SMALL LETTER ES, which looks like \"c\"",
        "g\u03BFogle | U+03BF GREEK SMALL LETTER OMICRON, which looks like the Latin letter \"o\"",
        "\u043C\u043E\u0441\u043Aba"
            + " | U+0062 LATIN SMALL LETTER B, a letter of another script than those beside it",
        "\uFF41dmin | U+FF41 FULLWIDTH LATIN SMALL LETTER A, which looks like \"a\"",
        "\uD835\uDC1Admin | U+1D41A MATHEMATICAL BOLD SMALL A, which looks like \"a\"",
        "\uFB01nance | U+FB01 LATIN SMALL LIGATURE FI, which looks like \"fi\"",
        "x\u202Ey | U+202E RIGHT-TO-LEFT OVERRIDE, which turns the reading direction",
        "x\u2067y | U+2067 RIGHT-TO-LEFT ISOLATE, which turns the reading direction",
        "x\u200Fy | U+200F RIGHT-TO-LEFT MARK, which turns the reading direction",
        "x\u200By | U+200B ZERO WIDTH SPACE, which nobody sees",
        "x\u200Dy | U+200D ZERO WIDTH JOINER, which nobody sees",
        "x\uFE0Fy | U+FE0F VARIATION SELECTOR-16, which nobody sees",
        "x\uDB40\uDC41y | U+E0041 TAG LATIN CAPITAL LETTER A, which nobody sees",
        "x\u3164y | U+3164 HANGUL FILLER, which nobody sees",
        "x\u00ADy | U+00AD SOFT HYPHEN, which nobody sees",
        "x\u2003y | U+2003 EM SPACE, which nobody sees",
      })
  void names(String name, String said) throws Exception {
    List<Diagnostic> warnings = warnings("groups:\n  \"" + name + "\": {}\n");

    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0).toString())
        .startsWith("roster.yaml:2:3: warning[")
        .endsWith("\" holds " + said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kubernetes/sig-apps",
        "\u00FCber-team",
        "Stra\u00DFe",
        "\u043C\u043E\u0441\u043A\u0432\u0430",
        "team \u043C\u043E\u0441\u043A\u0432\u0430",
        "\u0445\u043E\u0440 \u043C\u043E\u0441\u043A\u0432\u0430",
        "\u0391\u03B8\u03AE\u03BD\u03B1",
        "\u6771\u4EACTokyo\u30C1\u30FC\u30E0",
        "\uC11C\uC6B8Seoul",
        "\u05E9\u05DC\u05D5\u05DD",
        "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
        "\u0915\u094D\u200D\u0937",
        "\u2764\uFE0F",
        "\uD83D\uDC69\u200D\uD83D\uDCBB",
        "m\u00B2 \u00BD \u2122"
      })
  void honestNames(String name) throws Exception {
    assertThat(warnings("groups: { \"" + name + "\": {} }\n")).isEmpty();
  }

  @Test
  void eachOfTwoThatLookAlikeNamesTheOther() throws Exception {
    assertThat(warnings("service_accounts:\n  scope:\n  \u0455\u0441ope:\n"))
        .extracting(Diagnostic::toString)
        .anyMatch(
            text ->
                text.equals(
                    "roster.yaml:2:3: warning[confusable-name]: the name \"scope\" looks like"
                        + " \"\u0455\u0441ope\", at roster.yaml:3:3"));
  }

  @Test
  void whoIsNotManagedIsWarnedOfWhereNamed() throws Exception {
    assertThat(
            warnings(
                """
                workspaces:
                  w: { access: { \u0430da@x.example: reviewer } }
                  v: { access: { \u0430da@x.example: reviewer } }
                """))
        .extracting(d -> d.code() + " " + d.source())
        .containsExactly("confusable-name roster.yaml:2:18");
  }

  /** A warning stays one, however many there are: diagnostics that are left out count as errors. */
  @Test
  void manyAreCounted() throws Exception {
    String members =
        IntStream.range(0, 500)
            .mapToObj(i -> "  \u0430" + i + "b@x.example:\n")
            .collect(Collectors.joining());

    List<Diagnostic> warnings = warnings("members:\n" + members);

    assertThat(warnings).hasSize(41);
    assertThat(warnings.get(0))
        .hasToString("warning[confusable-name]: 460 more warnings of names like these");
  }
}
