package dev.rollcall.cli;

import java.io.PrintStream;

/** Where the program starts. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err));
  }

  /**
   * Runs one command and answers its exit code.
   *
   * @param out receives what the command makes
   * @param err receives what is said to a person
   */
  static int run(String[] args, PrintStream out, PrintStream err) {
    if (args.length == 1 && args[0].equals("--version")) { // half the start-up time is picocli's
      out.println(Version.line());
      return ExitCode.DONE;
    }
    return new FrontDoor(out, err).run(new Rollcall(), args);
  }
}
