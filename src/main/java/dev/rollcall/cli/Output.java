package dev.rollcall.cli;

import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.render.ColorMode;
import dev.rollcall.render.DiagnosticsText;
import dev.rollcall.render.TerminalText;
import dev.rollcall.render.View;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Writes views: the artefact to stdout, what is said to a person to stderr. */
final class Output {
  private final Shell shell;

  Output(Shell shell) {
    this.shell = shell;
  }

  ColorMode palette() {
    return shell.isColoured() ? ColorMode.COLOUR : ColorMode.PLAIN;
  }

  DiagnosticsText diagnosticsText() {
    return new DiagnosticsText(palette());
  }

  /** Writes the artefact. */
  <T> void write(View<T> view, T value) throws IOException {
    write(view, value, shell.out());
  }

  /** Shows something to a person. */
  <T> void show(View<T> view, T value) throws IOException {
    write(view, value, shell.err());
  }

  /** Says a line to a person; what it quotes of others steers no terminal. */
  void say(String line) {
    shell.err().println(TerminalText.of(line));
  }

  /** Shows what is wrong with somebody's input. */
  void show(Diagnostics diagnostics) throws IOException {
    show(diagnosticsText(), diagnostics);
  }

  private static <T> void write(View<T> view, T value, PrintStream stream) throws IOException {
    Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
    view.write(value, writer);
    writer.flush();
    if (stream.checkError()) {
      throw new IOException(
          "the output cannot be written: is the pipe or the disk full or closed?");
    }
  }
}
