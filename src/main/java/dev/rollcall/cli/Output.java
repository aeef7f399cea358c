package dev.rollcall.cli;

import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.report.ColorMode;
import dev.rollcall.report.Subject;
import dev.rollcall.report.Subject.Format;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes results to standard output, and messages for the user to standard error. */
final class Output {
  private final Shell shell;

  Output(Shell shell) {
    this.shell = shell;
  }

  /** Writes a result. */
  void write(Subject subject, Format format) throws IOException {
    write(subject, format, shell.out());
  }

  /** Writes names, one a line. */
  void write(List<String> names) throws IOException {
    names.forEach(name -> shell.out().print(SafeText.of(name) + "\n"));
    check(shell.out());
  }

  /** Shows something to the user. */
  void show(Subject subject) throws IOException {
    write(subject, Format.text, shell.err());
  }

  /** Shows errors and warnings. */
  void show(Diagnostics diagnostics) throws IOException {
    show(Subject.of(diagnostics, ""));
  }

  /** Prints a line for the user; text that it quotes cannot control the terminal. */
  void say(String line) {
    shell.err().println(SafeText.of(line));
  }

  private void write(Subject subject, Format format, PrintStream stream) throws IOException {
    ColorMode colors = shell.isColoured() ? ColorMode.COLOR : ColorMode.PLAIN;
    Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
    subject.write(format, colors, Main.version(), writer);
    check(stream);
  }

  private static void check(PrintStream stream) throws IOException {
    if (stream.checkError()) {
      throw new IOException("cannot write the output: the pipe is closed, or the disk is full");
    }
  }
}
