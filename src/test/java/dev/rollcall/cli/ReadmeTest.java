package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.MarkdownPage;
import dev.rollcall.live.http.NetworkEnvironment;
import dev.rollcall.plan.Guard;
import dev.rollcall.report.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README is complete, short, and shows what rollcall prints. */
final class ReadmeTest {
  @TempDir private Path folder;
  private MarkdownPage readme;

  @BeforeEach
  void read() throws IOException {
    readme = MarkdownPage.at(Path.of("README.md"));
  }

  @Test
  void canBeScanned() {
    assertThat(readme.text().lines().count()).isLessThanOrEqualTo(250);
  }

  /** CI and a clean build take their commands from here. */
  @Test
  void firstBlocksBuildAndTest() {
    List<String> blocks = readme.blocks("sh");
    assertThat(blocks.get(0))
        .isEqualTo("mvn -q -DskipTests package\ntarget/rollcall/bin/rollcall plan examples/acme\n");
    assertThat(blocks.get(1)).isEqualTo("mvn -B verify\n");
  }

  @Test
  void namesEveryCommand() {
    assertThat(readme.firstColumn("command").stream().map(line -> line.split(" ", -1)[1]))
        .containsExactlyInAnyOrderElementsOf(
            RootCommand.commandLine(Shells.NOWHERE, new String[0]).getSubcommands().keySet());
  }

  @Test
  void namesEveryProvider() {
    assertThat(readme.firstColumn("provider"))
        .containsExactlyInAnyOrderElementsOf(
            Shells.NOWHERE.providers().apply(NetworkEnvironment.SILENT).stream()
                .map(provider -> provider.type())
                .toList());
  }

  @Test
  void namesEveryFormat() {
    assertThat(readme.firstColumn("format"))
        .containsExactlyElementsOf(Arrays.stream(Subject.Format.values()).map(Enum::name).toList());
  }

  @Test
  void namesEveryGuard() {
    assertThat(readme.firstColumn("guard"))
        .containsExactlyElementsOf(
            Arrays.stream(Guard.values())
                .map(guard -> guard == Guard.CALLER ? "(always)" : guard.word())
                .toList());
  }

  @Test
  void namesEveryExitCode() {
    assertThat(readme.firstColumn("exit code").stream().map(Integer::valueOf))
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

  @Test
  void showsThePlanOfTheExample() throws IOException {
    assertThat(Ran.rollcall("plan", Projects.acme(folder)).out().lines())
        .containsSubsequence(excerpt(readme));
  }

  @Test
  void exampleShowsItsDrift() throws IOException {
    Path acme = Projects.acme(folder);
    assertThat(Ran.rollcall("drift", acme).out().replace(acme.toString(), "examples/acme").lines())
        .containsSubsequence(excerpt(MarkdownPage.at(Path.of("examples/acme/README.md"))));
  }

  /** The lines of the page's block of output, without those that stand for others. */
  private static List<String> excerpt(MarkdownPage page) {
    List<String> blocks = page.blocks("text");
    assertThat(blocks).hasSize(1);
    return blocks.get(0).lines().filter(line -> !line.equals("...")).toList();
  }

  /** What an editor checks, and what the guide tells its reader to copy. */
  @Test
  void editorSettingsNameSchemasThatExist() throws IOException {
    assertThat(Files.readString(Path.of("examples/gitops/.vscode/settings.json")))
        .contains("./schemas/settings.schema.json", "./schemas/roster.schema.json");
    assertThat(Stream.of("settings", "roster").map(s -> Path.of("schemas", s + ".schema.json")))
        .allMatch(Files::exists);
  }
}
