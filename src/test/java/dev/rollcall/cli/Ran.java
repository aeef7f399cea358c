package dev.rollcall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** What one command line answered and printed. */
record Ran(int code, String out, String err) {
  /** Runs rollcall in this process. */
  static Ran rollcall(String... args) {
    return capture((out, err) -> Main.run(args, out, err));
  }

  /** Runs another root command behind rollcall's front door. */
  static Ran command(Object root, String... args) {
    return capture((out, err) -> new FrontDoor(out, err).run(root, args));
  }

  private static Ran capture(Program program) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = program.run(stream(out), stream(err));
    return new Ran(code, text(out), text(err));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(UTF_8).replace("\r\n", "\n");
  }

  private interface Program {
    int run(PrintStream out, PrintStream err);
  }
}
