package dev.rollcall.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.Golden;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProjectFolderTest {
  @TempDir private Path folder;

  @Test
  void filesComeInCodePointOrderOfTheirPaths() throws Exception {
    files(
        "b.yaml", "a/z.yml", "a.yaml", "\uFF21.yaml", "\uD83D\uDE00.yaml", "B.yaml", "a-b/c.yaml");

    assertThat(find())
        .containsExactly(
            "B.yaml",
            "a-b/c.yaml",
            "a.yaml",
            "a/z.yml",
            "b.yaml",
            "\uFF21.yaml",
            "\uD83D\uDE00.yaml");
  }

  @Test
  void hiddenFilesOtherProjectsAndOtherFilesAreNone() throws Exception {
    files("rollcall.yaml", ".hidden.yaml", ".git/x.yaml", "sub/rollcall.yaml", "sub/x/y.yaml");
    files("x.json", "yaml", "members.yaml", "deep/rollcall.yml");

    assertThat(find()).containsExactly("deep/rollcall.yml", "members.yaml");
  }

  @Test
  void aHiddenFolderMayItselfBeTheProject() throws Exception {
    Given.file(folder, ".access/members.yaml", "");

    assertThat(find(folder.resolve(".access"), List.of())).containsExactly("members.yaml");
  }

  @Test
  void globsNarrow() throws Exception {
    files("members.yaml", "teams/a.yaml", "teams/x/b.yaml", "other/c.yaml");

    assertThat(find(folder, List.of("members.yaml", "teams/**")))
        .containsExactly("members.yaml", "teams/a.yaml", "teams/x/b.yaml");
    assertThat(find(folder, List.of("*.yaml"))).containsExactly("members.yaml");
    assertThat(find(folder, List.of("**/b.yaml", "**/members.yaml")))
        .containsExactly("members.yaml", "teams/x/b.yaml");
    assertThat(find(folder, List.of("teams/*"))).containsExactly("teams/a.yaml");
  }

  @Test
  void linksToFilesAndFoldersAreFollowed() throws Exception {
    files("project/a.yaml", "elsewhere/b.yaml", "elsewhere/c/d.yaml");
    link("project/linked.yaml", "elsewhere/b.yaml");
    link("project/linked", "elsewhere/c");

    assertThat(find(folder.resolve("project"), List.of()))
        .containsExactly("a.yaml", "linked.yaml", "linked/d.yaml");
  }

  @Test
  void loopsOfLinksAreRefused() throws Exception {
    files("a.yaml", "sub/b.yaml");
    link("sub/up", ".");

    assertThat(find()).containsExactly("a.yaml", "sub/b.yaml");
    assertThat(problems(folder))
        .isEqualTo(
            """
            sub/up:1:1: error[link-loop]: this link leads back to a folder it stands in
              hint: delete the link
            """);
  }

  @Test
  void linksToNothingAreErrorsWhenRead() throws Exception {
    Given.file(folder, "rollcall.yaml", Given.SETTINGS);
    link("lost.yaml", "nowhere.yaml");
    link("ring.yaml", "ring.yaml");

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> Given.read(ProjectFolder.open(folder)))
        .satisfies(
            e ->
                assertThat(e.diagnostics().kept())
                    .extracting(d -> d.code() + " " + d.source())
                    .containsExactly("unreadable lost.yaml:1:1", "unreadable ring.yaml:1:1"));
  }

  @Test
  void whatIsNoFolderIsNotTheFilesFault() throws Exception {
    files("file.yaml");

    assertThatExceptionOfType(NoSuchFolderException.class)
        .isThrownBy(() -> ProjectFolder.open(folder.resolve("none")))
        .withMessage("no such folder: " + folder.resolve("none"));
    assertThatExceptionOfType(NoSuchFolderException.class)
        .isThrownBy(() -> ProjectFolder.open(folder.resolve("file.yaml")))
        .withMessage("not a folder: " + folder.resolve("file.yaml"));
  }

  @Test
  void theRootIsKeptAsNamed() throws Exception {
    assertThat(ProjectFolder.open(folder).root()).isEqualTo(folder);
  }

  private void files(String... names) throws IOException {
    for (String name : names) {
      Given.file(folder, name, "");
    }
  }

  private void link(String name, String target) throws IOException {
    Files.createSymbolicLink(folder.resolve(name), folder.resolve(target));
  }

  private List<String> find() throws Exception {
    return find(folder, List.of());
  }

  private static List<String> find(Path root, List<String> globs) throws Exception {
    Map<String, @Nullable SourceLocation> places = new HashMap<>();
    globs.forEach(glob -> places.put(glob, null));
    return ProjectFolder.open(root).rosterFiles(places, new Diagnostics.Collector()).stream()
        .map(YamlFile::name)
        .toList();
  }

  private static String problems(Path root) throws Exception {
    Diagnostics.Collector problems = new Diagnostics.Collector();
    ProjectFolder.open(root).rosterFiles(Map.of(), problems);
    return Golden.show(problems.toDiagnostics());
  }
}
