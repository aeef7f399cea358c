package dev.rollcall.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.plan.RandomPlans;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class MarkdownTextTest {
  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\0',
      value = {
        "ada@acme.example; `ada@acme.example`",
        "a`b; ``a`b``",
        "`a; `` `a ``",
        "a```; ```` a``` ````",
        "a$; ` a$ `"
      })
  void showsCode(String text, String markdown) {
    assertThat(MarkdownText.code(text)).isEqualTo(markdown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\0',
      value = {
        "declared, not in the organization; declared, not in the organization",
        "until 2026-11-23; until 2026-11-23",
        "120 of 1144 members would go, 10% may; 120 of 1144 members would go, 10% may",
        "there is no role \"memebr\"; there is no role `\"memebr\"`",
        "a@b and c@d are one; `a@b and c@d` are one",
        "needs a@b, which failed; needs `a@b`, which failed",
        "@octocat; `@octocat`",
        "see GH-12 there; see `GH-12` there",
        "see www.evil.example; see `www.evil.example`",
        "it is d670460b; it is `d670460b`"
      })
  void showsSentences(String text, String markdown) {
    assertThat(MarkdownText.prose(text)).isEqualTo(markdown);
  }

  @Test
  void clipsBetweenCharacters() {
    String text = "x".repeat(299) + "🙂🙂";
    assertThat(MarkdownText.code(text)).isEqualTo("`" + "x".repeat(299) + "…`");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void showsAnyNameAsItIs(long seed) {
    String name = RandomPlans.hostileName(seed);
    RenderedMarkdown page =
        new RenderedMarkdown("- a " + MarkdownText.code(name) + " b\n").isInert();
    assertThat(page.code()).containsExactly(SafeText.of(name));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void showsAnySentenceInert(long seed) {
    String sentence = RandomPlans.hostileName(seed) + " is " + RandomPlans.hostileName(-seed);
    new RenderedMarkdown("- **a** " + MarkdownText.prose(sentence) + "\n").isInert();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void keepsBlocksClosed(long seed) {
    String content = RandomPlans.hostileName(seed) + "\n```\n" + RandomPlans.hostileName(-seed);
    String shown = content.replaceAll("[^\\x20-\\x7e\n]", "") + "\n";
    RenderedMarkdown page =
        new RenderedMarkdown(MarkdownText.block("", "diff", shown.lines().toList()) + "\nafter\n");
    assertThat(page.isInert().blocks()).containsExactly(shown);
  }
}
