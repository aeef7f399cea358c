package dev.rollcall.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.Effort;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.DesiredState;
import dev.rollcall.operation.FormatProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However files are written, formatting changes nothing but how they are written. */
final class FormatterPropertyTest {
  private static final Pattern NUMBER = Pattern.compile("# ?<\\d+>");

  @TempDir private Path folder;

  static IntStream seeds() {
    return IntStream.range(0, Effort.of(80, 320));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void keepsWhatFilesSay(int seed) throws Exception {
    List<String> comments = new ScruffyProject(seed).write(folder);
    Given.Project before = read();
    FormatProject.write(check(before));

    Given.Project after = read();
    assertThat(desired(after)).isEqualTo(desired(before));
    assertThat(after.roster().digest()).isEqualTo(before.roster().digest());
    assertThat(after.settings())
        .usingRecursiveComparison()
        .ignoringFields("sources", "workspaceSources")
        .ignoringFieldsOfTypes(SourceLocation.class)
        .isEqualTo(before.settings());
    assertThat(numbers(text())).containsExactlyInAnyOrderElementsOf(numbers(comments.toString()));
    assertThat(text()).contains(comments);
    assertThat(check(after).rewrites()).isEmpty();
  }

  /** Each comment has one. */
  private static List<String> numbers(String text) {
    return NUMBER.matcher(text).results().map(MatchResult::group).toList();
  }

  private static List<Object> desired(Given.Project project) {
    DesiredState desired = project.roster().desired();
    return List.of(desired.managed(), desired.entries(), desired.groups(), desired.workspaces());
  }

  private Formatter.FormatResult check(Given.Project project) throws Exception {
    return Given.check(ProjectFolder.open(folder), project);
  }

  private Given.Project read() throws Exception {
    return Given.read(ProjectFolder.open(folder));
  }

  private String text() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }
}
