package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the README shows works. */
final class ReadmeTest {
  private static final Path README = Path.of("README.md");

  @TempDir private Path folder;

  private static List<String> blocks(String language) throws IOException {
    return Pattern.compile("(?s)^```" + language + "\\n(.*?)^```", Pattern.MULTILINE)
        .matcher(Files.readString(README))
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  static Stream<String> commandLines() throws IOException {
    return blocks("sh").stream()
        .flatMap(String::lines)
        .map(line -> line.replaceFirst("#.*", "").strip())
        .map(line -> line.replaceFirst("^target/rollcall/bin/", ""))
        .filter(line -> line.startsWith("rollcall "));
  }

  @Test
  void showsCommands() throws IOException {
    assertThat(commandLines()).hasSizeGreaterThan(10);
  }

  @ParameterizedTest
  @MethodSource("commandLines")
  void everyCommandLineIsRight(String line) {
    String[] args = line.substring("rollcall ".length()).split(" +");
    CommandLine.ParseResult parsed = Commands.commandLine(Shells.NOWHERE, args).parseArgs(args);
    assertThat(parsed.hasSubcommand()).isTrue();
  }

  static Stream<String> yamlBlocks() throws IOException {
    return blocks("yaml").stream();
  }

  @ParameterizedTest
  @MethodSource("yamlBlocks")
  void everyExampleFileIsValid(String yaml) throws IOException {
    boolean settings = yaml.contains("organization:");
    Path project =
        settings
            ? Projects.write(folder, Map.of("rollcall.yaml", yaml, "teams/a.yaml", "members: {}\n"))
            : Projects.write(
                folder,
                Map.of(
                    "rollcall.yaml",
                    "organization: acme\nprovider: {type: sandbox}\n",
                    "roster.yaml",
                    yaml));
    Ran ran = Ran.rollcall("validate", project);
    assertThat(ran.out() + ran.err()).contains("Valid:");
    assertThat(ran.code()).isZero();
  }

  @Test
  void everyFileItLinksToIsThere() throws IOException {
    assertThat(
            Pattern.compile("\\]\\(([^)#:]+)\\)")
                .matcher(Files.readString(README))
                .results()
                .map(match -> Path.of(match.group(1))))
        .isNotEmpty()
        .allMatch(Files::exists);
  }

  @Test
  void everyExitCodeItNamesExists() throws IOException {
    assertThat(
            Pattern.compile("^\\| (\\d+) \\|", Pattern.MULTILINE)
                .matcher(Files.readString(README))
                .results()
                .map(match -> Integer.valueOf(match.group(1))))
        .containsExactly(
            ExitCode.DONE,
            ExitCode.FAILED,
            ExitCode.PENDING,
            ExitCode.REFUSED,
            ExitCode.STALE,
            ExitCode.PARTIAL,
            ExitCode.USAGE,
            ExitCode.INVALID);
  }
}
