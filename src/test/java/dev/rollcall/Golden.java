package dev.rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Expected results that are files. {@code -Drollcall.golden.write=true} writes what is found, for
 * review.
 */
public final class Golden {
  private static final boolean WRITE = Boolean.getBoolean("rollcall.golden.write");
  private static final Path RESOURCES = Path.of("src/test/resources");

  private Golden() {}

  /** The files or folders in a folder of the test resources, by name, those of one ending. */
  public static List<Path> list(String folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  /** Diagnostics as a person sees them. */
  public static String show(Diagnostics diagnostics) {
    String more = diagnostics.omitted() == 0 ? "" : "and " + diagnostics.omitted() + " more\n";
    return diagnostics.kept().stream().map(Golden::show).collect(Collectors.joining()) + more;
  }

  private static String show(Diagnostic diagnostic) {
    String hint = diagnostic.hint() == null ? "" : "  hint: " + diagnostic.hint() + "\n";
    return diagnostic + "\n" + hint;
  }

  /** Compares with a file. */
  public static void check(Path expected, String actual) throws IOException {
    if (WRITE) {
      Files.writeString(expected, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(expected));
  }
}
