package dev.rollcall.cli;

/** Where the program starts. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args, Shell.ofProcess()));
  }

  /** Runs one command and answers its exit code. */
  static int run(String[] args, Shell shell) {
    if (args.length == 1 && args[0].equals("--version")) { // half the start-up time is picocli's
      shell.out().println(Version.line());
      return ExitCode.DONE;
    }
    return new CommandRunner(shell).run(Commands.commandLine(shell, args), args);
  }
}
