package dev.rollcall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs a command line and turns whatever goes wrong into a message and an exit code. */
final class FrontDoor {
  private static final String STACKTRACE = "--stacktrace";

  private final PrintStream out;
  private final PrintStream err;

  FrontDoor(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Answers the exit code of the command that {@code args} name. */
  int run(Object root, String[] args) {
    try {
      return commandLine(root, args).execute(args);
    } catch (RuntimeException | Error bug) {
      return sayBug(bug, args);
    }
  }

  private CommandLine commandLine(Object root, String[] args) {
    return new CommandLine(root)
        .setOut(new PrintWriter(out, true, UTF_8))
        .setErr(new PrintWriter(err, true, UTF_8))
        .setParameterExceptionHandler((wrong, ignored) -> sayUsage(wrong))
        .setExecutionExceptionHandler((bug, ignored, alsoIgnored) -> sayBug(bug, args));
  }

  private int sayUsage(ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter writer = command.getErr();
    writer.println("error: " + wrong.getMessage());
    UnmatchedArgumentException.printSuggestions(wrong, writer);
    writer.println("Run '" + command.getCommandSpec().qualifiedName() + " --help' for usage.");
    return ExitCode.USAGE;
  }

  private int sayBug(Throwable bug, String[] args) {
    String what = bug.toString().replaceAll("\\R\\s*", " ");
    err.println(
        "error: this is a bug in rollcall: " + what + "; run with --stacktrace and report it");
    // read from the words themselves: the bug may be older than the parsed command line
    if (List.of(args).contains(STACKTRACE)) {
      bug.printStackTrace(err);
    }
    return ExitCode.FAILED;
  }
}
