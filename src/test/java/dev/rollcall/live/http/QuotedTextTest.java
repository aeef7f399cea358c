package dev.rollcall.live.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.settings.Secret;
import org.junit.jupiter.api.Test;

final class QuotedTextTest {
  private static String quote(String text) {
    return new QuotedText(new Secret("s3cret")).quote(text);
  }

  @Test
  void keepsPlainText() {
    assertThat(quote(" group exists: “Ünï ☃” \u4e16 ")).isEqualTo("group exists: “Ünï ☃” \u4e16");
  }

  @Test
  void putsLinesIntoOne() {
    assertThat(quote("a\r\n\tb   c")).isEqualTo("a b c");
  }

  @Test
  void escapesWhatTerminalsObey() {
    assertThat(quote("a\u001b[2Jb\u0007\u009b\u202e\u2028\ud800"))
        .isEqualTo("a\\u{1b}[2Jb\\u{7}\\u{9b}\\u{202e}\\u{2028}\\u{d800}");
  }

  @Test
  void isShort() {
    assertThat(quote("x".repeat(300))).hasSize(300);
    assertThat(quote("☃".repeat(301))).isEqualTo("☃".repeat(300) + "...");
  }

  @Test
  void hidesSecrets() {
    assertThat(quote("token s3cret, again s3cret")).isEqualTo("token ***, again ***");
    Secret token = new Secret("ab+cd/ef=gh-ij");
    assertThat(new QuotedText(token).quote("/ab%2Bcd%2Fef%3Dgh-ij/x YWIrY2QvZWY9Z2gtaWo= y"))
        .isEqualTo("/***/x *** y");
    assertThat(new QuotedText(token).quote("cut: ab+cd/ef")).isEqualTo("cut: ***");
    assertThat(new QuotedText(token).quote("chance: ab+cd/e")).isEqualTo("chance: ab+cd/e");
    assertThat(new QuotedText(new Secret("a")).quote("an example")).isEqualTo("an example");
  }
}
