package dev.rollcall.cli;

/** Where the program starts. */
final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args, Shell.ofProcess()));
  }

  /** Runs one command and returns its exit code. */
  static int run(String[] args, Shell shell) {
    if (args.length == 1 && args[0].equals("--version")) { // half the start-up time is picocli's
      shell.out().println("rollcall " + version());
      return ExitCode.DONE;
    }
    return new CommandRunner(shell).run(RootCommand.commandLine(shell, args), args);
  }

  /** As the manifest of the jar says, or {@code development} if the classes are not packaged. */
  static String version() {
    String number = Main.class.getPackage().getImplementationVersion();
    return number == null ? "development" : number;
  }
}
