package dev.rollcall.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ShownTest {
  @Test
  void aNameIsQuoted() {
    assertThat(Shown.quote("ada@acme.example")).isEqualTo("\"ada@acme.example\"");
  }

  @Test
  void whatATerminalWouldObeyIsSpeltOut() {
    assertThat(Shown.quote("a\u001B[31m\u202Eb\n")).isEqualTo("\"a\\u{1B}[31m\\u{202E}b\\u{A}\"");
  }

  @Test
  void whatIsEndlessIsCut() {
    assertThat(Shown.quote("\uD83D\uDE00".repeat(200)))
        .isEqualTo("\"" + "\uD83D\uDE00".repeat(100) + "...\"");
  }
}
