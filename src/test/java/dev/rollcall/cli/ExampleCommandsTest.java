package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The command lines of templates that need another program to run. */
final class ExampleCommandsTest {
  static Stream<String> commandLines() throws IOException {
    return Stream.of("examples/gitlab/.gitlab-ci.yml", "Dockerfile")
        .flatMap(ExampleCommandsTest::lines)
        .map(line -> line.replaceFirst("^.*docker run .* rollcall ", "rollcall "))
        .map(line -> line.replaceFirst(" +#.*", "").strip().replaceFirst("^- ", ""))
        .filter(line -> line.startsWith("rollcall "))
        .map(line -> line.replace("\"", ""));
  }

  private static Stream<String> lines(String file) {
    try {
      return Files.readString(Path.of(file)).lines();
    } catch (IOException e) {
      throw new AssertionError(file, e);
    }
  }

  @ParameterizedTest
  @MethodSource("commandLines")
  void commandIsValid(String line) {
    String[] args = line.substring("rollcall ".length()).split(" +", -1);
    assertThat(RootCommand.commandLine(Shells.NOWHERE, args).parseArgs(args).hasSubcommand())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = "examples/gitlab/.gitlab-ci.yml")
  void isYaml(String file) throws IOException {
    LoadSettings mergeKeysAreGitLabs = LoadSettings.builder().build();
    assertThat(new Load(mergeKeysAreGitLabs).loadFromString(Files.readString(Path.of(file))))
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"FROM eclipse-temurin:17-jre-alpine", "USER 65532:65532"})
  void imageIsSlimAndUnprivileged(String line) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("Dockerfile"));
    assertThat(lines).contains(line);
    assertThat(lines.indexOf("USER 65532:65532"))
        .isGreaterThan(lines.indexOf("FROM eclipse-temurin:17-jre-alpine"));
  }
}
