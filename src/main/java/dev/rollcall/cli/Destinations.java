package dev.rollcall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import dev.rollcall.report.ColorMode;
import dev.rollcall.report.Subject;
import dev.rollcall.report.Subject.Format;
import dev.rollcall.saved.AtomicFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where what a command makes goes, and in which formats. */
final class Destinations {
  private final Shell shell;
  private final List<Destination> list;

  Destinations(Shell shell, List<Destination> list) {
    this.shell = shell;
    this.list = list;
  }

  /**
   * One format.
   *
   * @param file or null for standard output
   */
  record Destination(Format format, @Nullable Path file) {
    /** Whether it is what a person reads at a terminal. */
    private boolean isTerminalText() {
      return format == Format.text && file == null;
    }
  }

  /** Writes it everywhere. */
  void write(Subject subject) throws IOException {
    for (Destination destination : list) {
      write(subject, destination);
    }
  }

  /** Writes it everywhere but where a person, who is told in another way, would read it. */
  void writeExceptTerminal(Subject subject) throws IOException {
    for (Destination destination : list) {
      if (!destination.isTerminalText()) {
        write(subject, destination);
      }
    }
  }

  private void write(Subject subject, Destination destination) throws IOException {
    Format format = destination.format();
    Path file = destination.file();
    if (file != null) {
      AtomicFile.write(file, out -> write(subject, format, out));
    } else {
      new Output(shell).write(subject, format);
    }
    if (format == Format.github) {
      writeWorkflowFiles(subject);
    }
  }

  private static void write(Subject subject, Format format, Writer out) throws IOException {
    subject.write(format, ColorMode.PLAIN, Version.number(), out);
  }

  /** To the files by which GitHub's runner takes a step's summary and its outputs. */
  private void writeWorkflowFiles(Subject subject) throws IOException {
    append(
        "GITHUB_STEP_SUMMARY",
        out -> {
          write(subject, Format.markdown, out);
          out.write('\n');
        });
    append(
        "GITHUB_OUTPUT",
        out -> {
          for (Map.Entry<String, Object> output : subject.outputs().entrySet()) {
            out.write(output.getKey() + "=" + output.getValue() + "\n");
          }
        });
  }

  private void append(String variable, AtomicFile.ContentWriter content) throws IOException {
    String file = shell.environment().apply(variable);
    if (file == null || file.isEmpty()) {
      return;
    }
    try (Writer out = Files.newBufferedWriter(Path.of(file), UTF_8, CREATE, APPEND)) {
      content.writeTo(out);
    } catch (IOException e) {
      throw new IOException("cannot write to what " + variable + " names, " + file + ": " + e, e);
    }
  }
}
