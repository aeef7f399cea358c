package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

final class CommandRunnerTest {
  @Test
  void noCommandIsWrongUsage() {
    assertThat(Ran.rollcall())
        .isEqualTo(
            new Ran(
                ExitCode.USAGE, "", "error: Missing command\nRun 'rollcall --help' for usage.\n"));
  }

  @Test
  void unknownOptionPointsAtTheHelpOfItsCommand() {
    Ran ran = Ran.rollcall("completion", "--shell");

    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err())
        .contains("error: Unknown option: '--shell'")
        .endsWith("Run 'rollcall completion --help' for usage.\n");
  }

  @Test
  void misspeltCommandIsAnsweredWithTheRightOne() {
    Ran ran = Ran.rollcall("completoin");

    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).contains("Did you mean: rollcall completion");
  }

  @Test
  void bugIsOneLine() {
    assertThat(Ran.command(new Broken(new IllegalStateException("two\n  lines"))))
        .isEqualTo(
            new Ran(
                ExitCode.FAILED,
                "",
                "error: this is a bug in rollcall: java.lang.IllegalStateException: two lines;"
                    + " run with --stacktrace and report it\n"));
  }

  @Test
  void errorOfTheJvmIsReportedLikeABug() {
    Ran ran = Ran.command(new Broken(new StackOverflowError()));

    assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
    assertThat(ran.err())
        .contains("java.lang.StackOverflowError")
        .satisfies(text -> assertThat(text.lines()).hasSize(1));
  }

  @Test
  void traceIsPrintedWhenAskedFor() {
    Ran ran = Ran.command(new Broken(new IllegalStateException("broken")), "--stacktrace");

    assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
    assertThat(ran.err()).contains("\tat dev.rollcall.cli.CommandRunnerTest");
  }

  @Command(name = "broken")
  static final class Broken implements Callable<Integer> {
    private final Throwable bug;

    @Option(names = "--stacktrace")
    boolean stacktrace;

    Broken(Throwable bug) {
      this.bug = bug;
    }

    @Override
    public Integer call() throws Exception {
      if (bug instanceof Error error) {
        throw error;
      }
      throw (Exception) bug;
    }
  }
}
