package dev.rollcall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.config.NoSuchFolderException;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.live.ApiException;
import dev.rollcall.operation.InvalidOptionsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs a command line and turns any failure into a message and an exit code. */
final class CommandRunner {
  private static final String STACKTRACE = "--stacktrace";

  private final Shell shell;

  CommandRunner(Shell shell) {
    this.shell = shell;
  }

  /** Returns the exit code of the command that {@code args} name. */
  int run(CommandLine root, String[] args) {
    try {
      return configure(root, args).execute(args);
    } catch (RuntimeException | Error bug) {
      return sayBug(bug, args);
    }
  }

  private CommandLine configure(CommandLine root, String[] args) {
    return root.setOut(new PrintWriter(shell.out(), true, UTF_8))
        .setErr(new PrintWriter(shell.err(), true, UTF_8))
        .setCaseInsensitiveEnumValuesAllowed(false)
        .setParameterExceptionHandler((wrong, ignored) -> sayUsage(wrong))
        .setExecutionExceptionHandler((failure, ignored, alsoIgnored) -> say(failure, args));
  }

  private int sayUsage(ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter writer = command.getErr();
    writer.println("error: " + SafeText.of(String.valueOf(wrong.getMessage())));
    UnmatchedArgumentException.printSuggestions(wrong, writer);
    writer.println("Run '" + command.getCommandSpec().qualifiedName() + " --help' for usage.");
    return ExitCode.USAGE;
  }

  /** Errors of the user, the API and the system have messages; any other is a bug. */
  private int say(Exception failure, String[] args) throws IOException {
    if (failure instanceof InvalidInputException invalid) {
      new Output(shell).show(invalid.diagnostics());
      return ExitCode.INVALID;
    }
    if (failure instanceof NoSuchFolderException || failure instanceof InvalidOptionsException) {
      return sayError(failure.getMessage(), ExitCode.USAGE);
    }
    if (failure instanceof ApiException refused) {
      return sayError(refused.getMessage(), ExitCode.FAILED);
    }
    if (failure instanceof IOException || failure instanceof UncheckedIOException) {
      return sayError(failure.getMessage(), ExitCode.FAILED);
    }
    return sayBug(failure, args);
  }

  private int sayError(@Nullable String message, int exitCode) {
    new Output(shell).say("error: " + message);
    return exitCode;
  }

  private int sayBug(Throwable bug, String[] args) {
    String what = bug.toString().replaceAll("\\R\\s*", " ");
    new Output(shell)
        .say("error: this is a bug in rollcall: " + what + "; run with --stacktrace and report it");
    // not from the parsed command line: the bug may come before it is parsed
    if (List.of(args).contains(STACKTRACE)) {
      sayTrace(bug);
    }
    return ExitCode.FAILED;
  }

  private void sayTrace(Throwable bug) {
    StringWriter trace = new StringWriter();
    bug.printStackTrace(new PrintWriter(trace));
    for (String line : trace.toString().lines().toList()) {
      String indent = line.startsWith("\t") ? "\t" : "";
      shell.err().println(indent + SafeText.of(line.substring(indent.length())));
    }
  }
}
