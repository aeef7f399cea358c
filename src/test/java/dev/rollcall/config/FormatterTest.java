package dev.rollcall.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.Golden;
import dev.rollcall.config.FormatResult.Rewrite;
import dev.rollcall.operation.FormatProject;
import dev.rollcall.settings.ProviderModule;
import dev.rollcall.settings.Settings;
import dev.rollcall.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
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
    FormatResult formatting = check();
    assertThat(formatting.rewrites()).extracting(Rewrite::file).containsExactly(file);
    FormatProject.write(formatting);
    Golden.check(given.resolve("after.yaml"), Files.readString(file));
    assertThat(check().rewrites()).isEmpty();
  }

  @Test
  void everySettingHasItsPlace() throws IOException {
    JsonNode schema = new ObjectMapper().readTree(Path.of("schemas/settings.schema.json"));
    assertThat(CanonicalLayout.SETTINGS_KEYS)
        .containsExactlyInAnyOrderElementsOf(schema.get("properties").propertyNames());
    CanonicalLayout.KEYS_BELOW.forEach(
        (key, known) -> assertThat(known).containsAll(keys(schema.at("/$defs/" + key))));
    for (ProviderModule module : Given.MODULES.all()) {
      assertThat(CanonicalLayout.providerKeys(module))
          .containsExactlyInAnyOrderElementsOf(keys(schema.at("/$defs/" + module.type())));
    }
  }

  private static List<String> keys(JsonNode definition) {
    return List.copyOf(definition.path("properties").propertyNames());
  }

  @Test
  void whatIsCanonicalIsNotWritten() throws Exception {
    Given.file(folder, "rollcall.yaml", CANONICAL);
    Given.file(folder, "a.yaml", "members: {}\n");
    Given.file(folder, "b.yaml", "groups:   {}\n");
    FormatResult formatting = check();
    assertThat(formatting.files()).isEqualTo(3);
    assertThat(formatting.rewrites()).extracting(Rewrite::name).containsExactly("b.yaml");
  }

  @Test
  void aLinkStaysAndWhatItLeadsToIsRewritten() throws Exception {
    Given.file(folder, "project/rollcall.yaml", CANONICAL);
    Given.file(folder, "elsewhere/real.yaml", "members:   {}\n");
    Path link =
        Files.createSymbolicLink(
            folder.resolve("project/link.yaml"), Path.of("../elsewhere/real.yaml"));
    FormatProject.write(
        Formatter.check(ProjectFolder.open(folder.resolve("project")), settings(), Given.SANDBOX));
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
    FormatResult formatting =
        new FormatResult(
            2,
            List.of(
                new Rewrite("a.yaml", folder.resolve("a.yaml"), "after\n"),
                new Rewrite("\u001B[31m", folder.resolve("gone.yaml"), "after\n")));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> FormatProject.write(formatting))
        .withMessage("cannot write \"\\u{1b}[31m\": no such file");
    assertThat(folder.resolve("a.yaml")).hasContent("before\n");
    assertThat(folder.toFile().list()).containsExactly("a.yaml");
  }

  private FormatResult check() throws Exception {
    ProjectFolder project = ProjectFolder.open(folder);
    return Given.check(project, Given.read(project));
  }

  private Settings settings() throws Exception {
    return Given.READER.settings(
        new YamlFile(folder.resolve("project/rollcall.yaml"), "rollcall.yaml"));
  }
}
