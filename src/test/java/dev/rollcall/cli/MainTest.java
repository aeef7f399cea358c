package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MainTest {
  @Test
  void versionIsOneLine() {
    assertThat(Ran.rollcall("--version"))
        .isEqualTo(new Ran(ExitCode.DONE, "rollcall development\n", ""));
  }

  @Test
  void versionAmongOtherOptionsIsTheSame() {
    assertThat(Ran.rollcall("--stacktrace", "-V")).isEqualTo(Ran.rollcall("--version"));
  }

  @Test
  void helpGoesToStandardOutput() {
    Ran ran = Ran.rollcall("--help");

    assertThat(ran.code()).isEqualTo(ExitCode.DONE);
    assertThat(ran.out()).startsWith("Usage: rollcall").contains("completion");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void everyCommandHasHelp() {
    assertThat(Ran.rollcall("completion", "--help").out())
        .startsWith("Usage: rollcall completion")
        .contains("Example:");
  }

  @Test
  void completionKnowsTheCommands() {
    Ran ran = Ran.rollcall("completion");

    assertThat(ran.code()).isEqualTo(ExitCode.DONE);
    assertThat(ran.out()).startsWith("#!/usr/bin/env bash").contains("completion", "--stacktrace");
  }
}
