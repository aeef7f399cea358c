package dev.rollcall.cli;

import static java.util.stream.Collectors.joining;

import dev.rollcall.cli.Destinations.Destination;
import dev.rollcall.report.Subject.Format;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** In which formats a command's artefact is written, and where to. */
final class FormatOption {
  /** A runbook is made of a plan only. */
  private static final Set<Format> EVERYWHERE = EnumSet.complementOf(EnumSet.of(Format.runbook));

  private final Set<Format> offered;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = "--format",
      paramLabel = "FORMAT[=FILE]",
      converter = DestinationConverter.class,
      completionCandidates = FormatCandidates.class,
      description =
          "Write ${COMPLETION-CANDIDATES}, to FILE or standard output. May be given more than"
              + " once; text if left out.")
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
            "two formats go to "
                + (file == null ? "standard output" : file)
                + ": give each a file of its own, as in --format json=plan.json");
      }
    }
    return new Destinations(shell, all);
  }

  private void check(Destination destination) {
    if (!offered.contains(destination.format())) {
      throw wrong(
          "there is no "
              + destination.format()
              + " here: use "
              + offered.stream().map(Format::name).collect(joining(", ")));
    }
    Path file = destination.file();
    Path folder = file == null ? null : file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw wrong("no such folder: " + folder + ", for --format " + destination.format());
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

  static final class DestinationConverter implements ITypeConverter<Destination> {
    @Override
    public Destination convert(String text) {
      int equals = text.indexOf('=');
      String word = equals < 0 ? text : text.substring(0, equals);
      String file = equals < 0 ? null : text.substring(equals + 1);
      try {
        return new Destination(Format.valueOf(word), file == null ? null : Path.of(checked(file)));
      } catch (InvalidPathException e) {
        throw new TypeConversionException("no path: " + file);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "no format is called \""
                + word
                + "\": use "
                + String.join(", ", new FormatCandidates()));
      }
    }

    private static String checked(String file) {
      if (file.isEmpty()) {
        throw new TypeConversionException("a file is missing after =");
      }
      return file;
    }
  }
}
