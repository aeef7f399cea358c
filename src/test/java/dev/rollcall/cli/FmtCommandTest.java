package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FmtCommandTest {
  private static final String SETTINGS = "organization: acme\nprovider: { type: sandbox }\n";
  private static final String SCRUFFY =
      "members: {grace@acme.example: , ada@acme.example: admin}\n";
  private static final String CANONICAL =
      "members:\n  ada@acme.example: admin\n  grace@acme.example:\n";

  @TempDir private Path folder;

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private void project(String... files) throws IOException {
    Map<String, String> all = new LinkedHashMap<>(Map.of("rollcall.yaml", SETTINGS));
    for (int i = 0; i < files.length; i += 2) {
      all.put(files[i], files[i + 1]);
    }
    Projects.write(folder, all);
  }

  @Test
  void rewritesWhatIsNotCanonicalAndNamesIt() throws IOException {
    project("teams/b.yaml", SCRUFFY, "a.yml", "groups: {}\n");
    Ran ran = Ran.rollcall("fmt", folder);
    assertThat(ran)
        .isEqualTo(new Ran(ExitCode.DONE, "teams/b.yaml\n", "Rewritten: 1 of 3 files.\n"));
    assertThat(text("teams/b.yaml")).isEqualTo(CANONICAL);
    Ran again = Ran.rollcall("fmt", folder);
    assertThat(again).isEqualTo(new Ran(ExitCode.DONE, "", "Rewritten: 0 of 3 files.\n"));
  }

  @Test
  void whatIsCanonicalIsNotTouched() throws IOException {
    project("a.yaml", SCRUFFY, "b.yaml", "groups: {}\n");
    FileTime before = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(folder.resolve("b.yaml"), before);
    assertThat(Ran.rollcall("fmt", folder).out()).isEqualTo("a.yaml\n");
    assertThat(Files.getLastModifiedTime(folder.resolve("b.yaml"))).isEqualTo(before);
  }

  @Test
  void checkingWritesNothing() throws IOException {
    project("a.yaml", SCRUFFY, "rollcall.yaml", "prune: true\n" + SETTINGS);
    Ran ran = Ran.rollcall("fmt", folder, "--check");
    assertThat(ran)
        .isEqualTo(
            new Ran(ExitCode.PENDING, "rollcall.yaml\na.yaml\n", "Not canonical: 2 of 2 files.\n"));
    assertThat(text("a.yaml")).isEqualTo(SCRUFFY);
    Ran.rollcall("fmt", folder);
    assertThat(Ran.rollcall("fmt", "--check", folder))
        .isEqualTo(new Ran(ExitCode.DONE, "", "Not canonical: 0 of 2 files.\n"));
  }

  @Test
  void oneInvalidFileKeepsAllAsTheyAre() throws IOException {
    project("a.yaml", SCRUFFY, "b.yaml", "groups:\n", "c.yaml", "workspaces: {x: [}\n");
    for (Ran ran :
        new Ran[] {Ran.rollcall("fmt", folder), Ran.rollcall("fmt", folder, "--check")}) {
      assertThat(ran.code()).isEqualTo(ExitCode.INVALID);
      assertThat(ran.out()).isEmpty();
      assertThat(ran.err())
          .contains("b.yaml:1:1: error[empty-section]", "c.yaml:1:18: error[syntax]", "2 errors");
    }
    assertThat(text("a.yaml")).isEqualTo(SCRUFFY);
  }

  @Test
  void aReferenceToNobodyIsInvalidToo() throws IOException {
    project("a.yaml", SCRUFFY + "groups: {x: {members: {linus@acme.example: }}}\n");
    Ran ran = Ran.rollcall("fmt", folder);
    assertThat(ran.code()).isEqualTo(ExitCode.INVALID);
    assertThat(ran.err()).contains("linus@acme.example");
  }

  @Test
  void onlyFilesOfTheProject() throws IOException {
    project(
        "rollcall.yaml",
        SETTINGS + "files: [teams/**]\n",
        "teams/a.yaml",
        SCRUFFY,
        "other.yaml",
        SCRUFFY,
        "teams/.hidden.yaml",
        SCRUFFY,
        "teams/inner/rollcall.yaml",
        SETTINGS,
        "teams/inner/a.yaml",
        SCRUFFY);
    assertThat(Ran.rollcall("fmt", folder).out()).isEqualTo("teams/a.yaml\n");
  }

  @Test
  void aHostileNameIsShownHarmlessly() throws IOException {
    project("\u001B[31m\u202E::error::.yaml", SCRUFFY);
    assertThat(Ran.rollcall("fmt", folder, "--check").out())
        .isEqualTo("\\u{1b}[31m\\u{202e}:\\u{3a}error:\\u{3a}.yaml\n");
  }

  @Test
  void theFolderMustBeThereAndAProject() throws IOException {
    assertThat(Ran.rollcall("fmt", folder.resolve("gone")).code()).isEqualTo(ExitCode.USAGE);
    assertThat(Ran.rollcall("fmt", folder).code()).isEqualTo(ExitCode.INVALID);
    assertThat(Ran.rollcall("fmt", folder, "--quick").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void explainsItself() {
    Ran ran = Ran.rollcall("fmt", "--help");
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("Rewrite a project's files", "--check", "anchors");
  }
}
