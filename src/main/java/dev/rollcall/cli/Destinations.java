package dev.rollcall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import dev.rollcall.render.ColorMode;
import dev.rollcall.saved.AtomicFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a command's artefact goes, and in which formats. */
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

  /** Writes the artefact everywhere. */
  void write(CommandResult artefact) throws IOException {
    for (Destination destination : list) {
      write(artefact, destination);
    }
  }

  /** Writes it everywhere but where a person, who is told in another way, would read it. */
  void writeExceptTerminal(CommandResult artefact) throws IOException {
    for (Destination destination : list) {
      if (!destination.isTerminalText()) {
        write(artefact, destination);
      }
    }
  }

  private void write(CommandResult artefact, Destination destination) throws IOException {
    Format format = destination.format();
    Path file = destination.file();
    if (file != null) {
      AtomicFile.write(file, out -> artefact.write(format, ColorMode.PLAIN, out));
    } else {
      Output output = new Output(shell);
      output.write((value, out) -> value.write(format, output.palette(), out), artefact);
    }
    if (format == Format.github) {
      writeWorkflowFiles(artefact);
    }
  }

  /** To the files by which GitHub's runner takes a step's summary and its outputs. */
  private void writeWorkflowFiles(CommandResult artefact) throws IOException {
    append(
        "GITHUB_STEP_SUMMARY",
        out -> {
          artefact.write(Format.markdown, ColorMode.PLAIN, out);
          out.write('\n');
        });
    append(
        "GITHUB_OUTPUT",
        out -> {
          for (Map.Entry<String, Object> output : artefact.outputs().entrySet()) {
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
