package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Golden cases: each folder of {@code cases} is a project with a {@code sandbox.json}, and what a
 * plan of it prints, as {@code plan.txt} and {@code plan.json}, at 2026-11-24T09:00:00Z. {@code
 * -Drollcall.golden.write=true} rewrites them.
 */
final class PlanCasesTest {
  private static final Path CASES = Path.of("src/test/resources/cases");

  @TempDir private Path folder;

  static List<String> cases() throws IOException {
    try (Stream<Path> found = Files.list(CASES)) {
      return found.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void printsTheGoldenPlan(String name) throws IOException {
    Path project = Projects.copy(CASES.resolve(name), folder.resolve(name));
    Ran text = Ran.rollcall("plan", project);
    Ran json = Ran.rollcall("plan", project, "--format", "json");
    assertThat(text.code()).as(text.err()).isZero();
    check(CASES.resolve(name).resolve("plan.txt"), text.out());
    check(CASES.resolve(name).resolve("plan.json"), json.out());
    assertThat(project.resolve(".rollcall")).doesNotExist();
  }

  private static void check(Path golden, String actual) throws IOException {
    if (Boolean.getBoolean("rollcall.golden.write")) {
      Files.writeString(golden, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(golden));
  }
}
