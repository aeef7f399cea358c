package dev.rollcall.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SafeTextTest {
  @Test
  void aNameIsQuoted() {
    assertThat(SafeText.quote("ada@acme.example")).isEqualTo("\"ada@acme.example\"");
  }

  @Test
  void whatATerminalWouldObeyIsSpeltOut() {
    assertThat(SafeText.quote("a\u001B[31m\u202Eb\n"))
        .isEqualTo("\"a\\u{1B}[31m\\u{202E}b\\u{A}\"");
  }

  @Test
  void whatIsEndlessIsCut() {
    assertThat(SafeText.quote("\uD83D\uDE00".repeat(200)))
        .isEqualTo("\"" + "\uD83D\uDE00".repeat(100) + "...\"");
  }
}
