package dev.rollcall.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SafeTextTest {
  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 7, 9, 0xA, 0xD, 0x1B, 0x7F, 0x80, 0x9B, 0xAD, 0x61C, 0x200B, 0x200E, 0x2028, 0x2029,
        0x202A, 0x202E, 0x2066, 0x2069, 0xFEFF, 0xD800, 0xE0041
      })
  void escapes(int codePoint) {
    assertThat(SafeText.of("a" + Character.toString(codePoint) + "b"))
        .isEqualTo("a\\u{" + Integer.toHexString(codePoint) + "}b");
  }

  @ParameterizedTest
  @CsvSource({
    "##[set-output name=a;]b, #\\u{23}[set-output name=a;]b",
    "a ##vso[task.x]b, a #\\u{23}vso[task.x]b",
    "### a, #\\u{23}# a",
    "::error::b, :\\u{3a}error:\\u{3a}b",
    "a:::b, a:\\u{3a}:b",
    "a: #b, a: #b"
  })
  void defusesWhatTheRunnerOfABuildWouldObey(String text, String printable) {
    assertThat(SafeText.of(text)).isEqualTo(printable);
  }

  @Test
  void leavesWhatCanBeReadAsItIs() {
    String text = "Ünïcode \\ 漢字 עברית 🙂 ~";
    assertThat(SafeText.of(text)).isSameAs(text);
  }

  @Test
  void aNameIsQuoted() {
    assertThat(SafeText.quote("ada@acme.example")).isEqualTo("\"ada@acme.example\"");
  }

  @Test
  void whatATerminalWouldObeyIsSpeltOut() {
    assertThat(SafeText.quote("a\u001B[31m\u202Eb\n"))
        .isEqualTo("\"a\\u{1b}[31m\\u{202e}b\\u{a}\"");
  }

  @Test
  void whatIsEndlessIsCut() {
    assertThat(SafeText.quote("\uD83D\uDE00".repeat(200)))
        .isEqualTo("\"" + "\uD83D\uDE00".repeat(100) + "...\"");
  }
}
