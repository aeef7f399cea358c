package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.MarkdownPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every command, example file and link on every page of the repository works. */
final class MarkdownPagesTest {
  private static final Pattern TEST_NAME = Pattern.compile("-D(?:it\\.)?test=(\\w+)");
  private static final Pattern PROFILE = Pattern.compile("-P (\\S+)");

  @TempDir private Path folder;

  private interface Extract {
    Stream<String> of(MarkdownPage page);
  }

  private static Stream<Arguments> each(Extract extract) throws IOException {
    List<Arguments> found = new ArrayList<>();
    for (MarkdownPage page : MarkdownPage.all()) {
      extract.of(page).forEach(text -> found.add(Arguments.of(page, text)));
    }
    return found.stream();
  }

  static Stream<MarkdownPage> pages() throws IOException {
    return MarkdownPage.all().stream();
  }

  static Stream<Arguments> shellLines() throws IOException {
    return each(page -> page.shellLines().stream());
  }

  static Stream<Arguments> commands() throws IOException {
    return each(
        page ->
            Stream.concat(page.shellLines().stream(), page.inlineCode().stream())
                .map(line -> line.replaceFirst("^target/rollcall/bin/", ""))
                .map(line -> line.replaceFirst("^docker run .* rollcall ", "rollcall "))
                .map(line -> line.replaceFirst("^source <\\((.*)\\)$", "$1"))
                .filter(line -> line.startsWith("rollcall ")));
  }

  static Stream<Arguments> mavenLines() throws IOException {
    return each(
        page ->
            Stream.concat(page.shellLines().stream(), page.inlineCode().stream())
                .filter(line -> line.startsWith("mvn ")));
  }

  static Stream<Arguments> yamlBlocks() throws IOException {
    return each(page -> page.blocks("yaml").stream());
  }

  static Stream<Arguments> relativeLinks() throws IOException {
    return each(page -> page.links().stream().filter(link -> !link.startsWith("https://")));
  }

  @Test
  void coversEveryExample() throws IOException {
    try (Stream<Path> examples = Files.list(Path.of("examples"))) {
      assertThat(pages().map(MarkdownPage::path))
          .contains(Path.of("README.md"), Path.of(".github/SECURITY.md"))
          .containsAll(examples.map(example -> example.resolve("README.md")).toList());
    }
    assertThat(commands()).hasSizeGreaterThan(40);
  }

  /** Anything else would be checked by no test. */
  @ParameterizedTest
  @MethodSource("pages")
  void blocksAreInKnownLanguages(MarkdownPage page) {
    assertThat(page.languages()).isSubsetOf("sh", "yaml", "text");
    assertThat(page.text().lines().filter(line -> line.startsWith("```")))
        .hasSize(2 * page.languages().size());
  }

  @ParameterizedTest
  @MethodSource("shellLines")
  void shellLineRunsAKnownProgram(MarkdownPage page, String line) {
    assertThat(line.split(" ", 2)[0])
        .isIn("rollcall", "target/rollcall/bin/rollcall", "mvn", "git", "kubectl", "export");
    Stream.of(line.split(" +", -1))
        .filter(word -> word.endsWith(".yaml"))
        .forEach(file -> assertThat(page.path().resolveSibling(file)).exists());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void commandIsValid(MarkdownPage page, String line) {
    String[] args = line.replace("\"", "").substring("rollcall ".length()).split(" +", -1);
    CommandLine parser = RootCommand.commandLine(Shells.NOWHERE, args);
    if (args.length == 1) {
      assertThat(parser.getSubcommands().keySet().contains(args[0]) || args[0].startsWith("--"))
          .as(page + ": " + line)
          .isTrue();
    } else {
      assertThat(parser.parseArgs(args).hasSubcommand()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("mavenLines")
  void mavenLineNamesTestsAndProfilesThatExist(MarkdownPage page, String line) throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    assertThat(PROFILE.matcher(line).results().map(profile -> profile.group(1)))
        .allMatch(profile -> pom.contains("<id>" + profile + "</id>"));
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      List<String> tests =
          files.map(file -> file.getFileName().toString().replace(".java", "")).toList();
      assertThat(TEST_NAME.matcher(line).results().map(test -> test.group(1)))
          .allMatch(test -> test.equals("none") || tests.contains(test));
    }
  }

  @ParameterizedTest
  @MethodSource("yamlBlocks")
  void yamlBlockIsAValidFile(MarkdownPage page, String yaml) throws IOException {
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

  @ParameterizedTest
  @MethodSource("relativeLinks")
  void linkLeadsToAFileAndAHeading(MarkdownPage page, String link) throws IOException {
    String[] parts = link.split("#", 2);
    Path target =
        parts[0].isEmpty() ? page.path() : page.path().resolveSibling(parts[0]).normalize();
    assertThat(target).exists();
    if (parts.length == 2) {
      assertThat(MarkdownPage.at(target).anchors()).contains(parts[1]);
    }
  }

  /** A command line without placeholders works on a copy of the example that it names. */
  @ParameterizedTest
  @MethodSource("exampleRuns")
  void commandOnAnExampleRuns(MarkdownPage page, String line) throws IOException {
    List<String> args = new ArrayList<>();
    for (String word : line.substring("rollcall ".length()).split(" +", -1)) {
      if (word.startsWith("examples/")) {
        Path copy = folder.resolve(word);
        Files.createDirectories(copy.getParent());
        args.add(Projects.copy(Path.of(word), copy).toString());
      } else {
        args.add(word.matches("acme-live|.*\\.md") ? folder.resolve(word).toString() : word);
      }
    }
    Ran ran = Ran.typing("yes\n", args.toArray());
    assertThat(ran.code()).as(ran.err()).isEqualTo(line.startsWith("rollcall drift") ? 2 : 0);
  }

  static Stream<Arguments> exampleRuns() throws IOException {
    return commands()
        .filter(
            run -> {
              String line = (String) run.get()[1];
              boolean serves = line.startsWith("rollcall sandbox");
              return !serves
                  && Arrays.stream(line.split(" ", -1)).anyMatch(w -> w.startsWith("examples/"));
            });
  }
}
