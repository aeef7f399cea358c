package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
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

  /** A command's first sentence begins with what to do, as in gh and kubectl. */
  @Test
  void everyCommandSaysWhatItDoesWithAnExample() {
    Set<String> commands =
        RootCommand.commandLine(Shells.NOWHERE, new String[0]).getSubcommands().keySet();
    assertThat(commands).isNotEmpty();
    for (String command : commands) {
      assertThat(Ran.rollcall(command, "--help").out())
          .startsWith("Usage: rollcall " + command)
          .containsPattern("\\n(?:Check|Show|Write|Serve|Rewrite|Print) [a-z]")
          .containsPattern("\\nExample:\n  .*rollcall " + command);
    }
  }

  @Test
  void completionKnowsTheCommands() {
    Ran ran = Ran.rollcall("completion");

    assertThat(ran.code()).isEqualTo(ExitCode.DONE);
    assertThat(ran.out()).startsWith("#!/usr/bin/env bash").contains("completion", "--stacktrace");
  }
}
