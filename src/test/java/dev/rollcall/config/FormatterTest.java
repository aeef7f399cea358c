package dev.rollcall.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.Golden;
import dev.rollcall.operation.FormatProject;
import dev.rollcall.settings.Settings;
import dev.rollcall.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Each folder in {@code fmt} is a file {@code before} formatting and {@code after} it. */
final class FormatterTest {
  private static final String CANONICAL = "organization: acme\nprovider: { type: sandbox }\n";

  @TempDir private Path folder;

  static List<Path> cases() throws IOException {
    List<Path> cases = new ArrayList<>(Golden.list("fmt/roster", ""));
    cases.addAll(Golden.list("fmt/settings", ""));
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void canonicalForm(Path given) throws Exception {
    boolean settings = given.toString().contains("settings");
    Given.file(folder, "rollcall.yaml", CANONICAL);
    Given.file(folder, "roster.yaml", "members: {}\n");
    Path file = folder.resolve(settings ? "rollcall.yaml" : "roster.yaml");
    Files.write(file, Files.readAllBytes(given.resolve("before.yaml")));
    Formatter.FormatResult formatting = check();
    assertThat(formatting.rewrites().keySet()).extracting(YamlFile::path).containsExactly(file);
    FormatProject.write(formatting);
    Golden.check(given.resolve("after.yaml"), Files.readString(file));
    assertThat(check().rewrites()).isEmpty();
  }

  @Test
  void everySettingHasItsPlace() throws IOException {
    JsonNode schema = new ObjectMapper().readTree(Path.of("schemas/settings.schema.json"));
    assertThat(Formatter.SETTINGS_KEYS)
        .containsExactlyInAnyOrderElementsOf(schema.get("properties").propertyNames());
  }

  @Test
  void whatIsCanonicalIsNotWritten() throws Exception {
    Given.file(folder, "rollcall.yaml", CANONICAL);
    Given.file(folder, "a.yaml", "members: {}\n");
    Given.file(folder, "b.yaml", "groups:   {}\n");
    Formatter.FormatResult formatting = check();
    assertThat(formatting.files()).isEqualTo(3);
    assertThat(formatting.rewrites().keySet()).extracting(YamlFile::name).containsExactly("b.yaml");
  }

  @Test
  void aLinkStaysAndWhatItLeadsToIsRewritten() throws Exception {
    Given.file(folder, "project/rollcall.yaml", CANONICAL);
    Given.file(folder, "elsewhere/real.yaml", "members:   {}\n");
    Path link =
        Files.createSymbolicLink(
            folder.resolve("project/link.yaml"), Path.of("../elsewhere/real.yaml"));
    FormatProject.write(
        Formatter.check(ProjectFolder.open(folder.resolve("project")), settings(), Given.MODULES));
    assertThat(link).isSymbolicLink();
    assertThat(folder.resolve("elsewhere/real.yaml")).hasContent("members: {}\n");
    assertThat(folder.resolve("elsewhere").toFile().list()).containsExactly("real.yaml");
  }

  @Test
  void aFileKeepsItsPermissions() throws Exception {
    Given.file(folder, "rollcall.yaml", CANONICAL);
    Given.file(folder, "a.yaml", "members:   {}\n");
    Set<PosixFilePermission> permissions = PosixFilePermissions.fromString("rw-r-----");
    Files.setPosixFilePermissions(folder.resolve("a.yaml"), permissions);
    FormatProject.write(check());
    assertThat(Files.getPosixFilePermissions(folder.resolve("a.yaml"))).isEqualTo(permissions);
  }

  @Test
  void nothingIsReplacedIfOneCannotBeWritten() throws Exception {
    Given.file(folder, "a.yaml", "before\n");
    Map<YamlFile, String> rewrites = new LinkedHashMap<>();
    rewrites.put(new YamlFile(folder.resolve("a.yaml"), "a.yaml"), "after\n");
    rewrites.put(new YamlFile(folder.resolve("gone.yaml"), "\u001B[31m"), "after\n");
    Formatter.FormatResult formatting = new Formatter.FormatResult(2, rewrites);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> FormatProject.write(formatting))
        .withMessage("cannot write \"\\u{1b}[31m\": no such file");
    assertThat(folder.resolve("a.yaml")).hasContent("before\n");
    assertThat(folder.toFile().list()).containsExactly("a.yaml");
  }

  private Formatter.FormatResult check() throws Exception {
    ProjectFolder project = ProjectFolder.open(folder);
    return Given.check(project, Given.read(project));
  }

  private Settings settings() throws Exception {
    return Given.READER.settings(
        new YamlFile(folder.resolve("project/rollcall.yaml"), "rollcall.yaml"));
  }
}
