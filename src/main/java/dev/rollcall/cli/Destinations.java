package dev.rollcall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.util.stream.Collectors.joining;

import dev.rollcall.cli.Destinations.Destination;
import dev.rollcall.report.ColorMode;
import dev.rollcall.report.Subject;
import dev.rollcall.report.Subject.Format;
import dev.rollcall.saved.AtomicFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a command writes its result, and in which formats. */
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
    /**
     * Reads {@code FORMAT} or {@code FORMAT=FILE}.
     *
     * @throws IllegalArgumentException if it is neither, with a message for the user
     */
    static Destination of(String text) {
      int equals = text.indexOf('=');
      String word = equals < 0 ? text : text.substring(0, equals);
      String file = equals < 0 ? null : text.substring(equals + 1);
      List<String> known = new FormatOption.FormatCandidates();
      if (!word.equals(Format.runbook.name()) && !known.contains(word)) {
        throw new IllegalArgumentException(
            "unknown format \"" + word + "\": use " + String.join(", ", known));
      }
      if (file != null && file.isEmpty()) {
        throw new IllegalArgumentException("a file is missing after =");
      }
      return new Destination(Format.valueOf(word), file == null ? null : Path.of(file));
    }

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

  /** Writes it everywhere but to the terminal, where the user is told in another way. */
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
    subject.write(format, ColorMode.PLAIN, Main.version(), out);
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
      throw new IOException("cannot write to " + file + ", named by " + variable + ": " + e, e);
    }
  }

  /** In which formats a command's artefact is written, and where to. */
  static final class FormatOption {
    /** A runbook is made of a plan only. */
    private static final Set<Format> EVERYWHERE = EnumSet.complementOf(EnumSet.of(Format.runbook));

    private final Set<Format> offered;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
        names = "--format",
        paramLabel = "FORMAT[=FILE]",
        completionCandidates = FormatCandidates.class,
        description =
            "Write ${COMPLETION-CANDIDATES}, to FILE or to standard output. Can be repeated;"
                + " defaults to text.")
    private List<Destination> destinations = new ArrayList<>();

    /** The formats of a command that makes no runbook. */
    FormatOption() {
      this(EVERYWHERE);
    }

    FormatOption(Set<Format> offered) {
      this.offered = offered;
    }

    /**
     * Where the artefact goes.
     *
     * @throws ParameterException if the formats are none of the command's, or get into each other's
     *     way
     */
    Destinations toDestinations(Shell shell) {
      List<Destination> all =
          destinations.isEmpty() ? List.of(new Destination(Format.text, null)) : destinations;
      Set<Path> files = new HashSet<>();
      int streams = 0;
      for (Destination destination : all) {
        check(destination);
        Path file = destination.file();
        if (file == null ? ++streams > 1 : !files.add(file.toAbsolutePath().normalize())) {
          throw wrong(
              "two formats are written to "
                  + (file == null ? "standard output" : file)
                  + ": give each its own file, such as --format json=plan.json");
        }
      }
      return new Destinations(shell, all);
    }

    private void check(Destination destination) {
      if (!offered.contains(destination.format())) {
        throw wrong(
            "the format "
                + destination.format()
                + " is not available here: use "
                + offered.stream().map(Format::name).collect(joining(", ")));
      }
      Path file = destination.file();
      Path folder = file == null ? null : file.toAbsolutePath().getParent();
      if (folder != null && !Files.isDirectory(folder)) {
        throw wrong("--format " + destination.format() + ": there is no folder " + folder);
      }
    }

    private ParameterException wrong(String message) {
      return new ParameterException(Objects.requireNonNull(command).commandLine(), message);
    }

    /** What every command offers. */
    static final class FormatCandidates extends ArrayList<String> {
      private static final long serialVersionUID = 1L;

      FormatCandidates() {
        EVERYWHERE.forEach(format -> add(format.name()));
      }
    }
  }
}
