package dev.rollcall.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.rollcall.Golden;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.model.Identity;
import dev.rollcall.model.Section;
import dev.rollcall.settings.IgnoreList;
import dev.rollcall.yaml.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One file, one mistake that a schema sees. The files in {@code bad} have beside them what we say:
 * code, place, and the node and keyword of the rule. The published schema, applied to the file as
 * plain JSON, must break at the same nodes.
 */
final class BadFilesTest {
  private static final JsonMapper JSON = new JsonMapper();

  private static final Schema ROSTER = published("roster.schema.json");
  private static final Schema SETTINGS = published("settings.schema.json");

  private static Schema published(String name) {
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
    try {
      return SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_2020_12, b -> b.schemaRegistryConfig(config))
          .getSchema(Files.readString(Path.of("schemas", name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> rosters() throws IOException {
    return Golden.list("bad/roster", ".yaml");
  }

  static List<Path> settings() throws IOException {
    return Golden.list("bad/settings", ".yaml");
  }

  @ParameterizedTest
  @MethodSource("rosters")
  void roster(Path file) throws IOException {
    check(file, ROSTER, BadFilesTest::readRoster, BadFilesTest::brokenEntries);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void settings(Path file) throws IOException {
    check(
        file,
        SETTINGS,
        (yaml, problems) -> {
          assertThat(new SettingsReader(Given.MODULES, problems).read(yaml)).isNull();
        },
        BadFilesTest::brokenSettings);
  }

  private static void readRoster(YamlFile yaml, Diagnostics.Collector problems) {
    new RosterReader(Given.SANDBOX, Given.CAPABILITIES, problems)
        .read(List.of(yaml), IgnoreList.NOBODY);
  }

  /** What the entries of a roster file break, each looked at alone. */
  private static List<SchemaViolation> brokenEntries(YamlFile yaml) {
    SchemaValidator schema = RosterReader.schema(Identity.EMAIL);
    List<SchemaViolation> broken = new ArrayList<>();
    yaml.readEntries(
        (path, entry) -> {
          boolean section =
              !path.isEmpty()
                  && Arrays.stream(Section.values()).anyMatch(s -> s.key().equals(path.get(0)));
          if (path.isEmpty()) {
            broken.addAll(schema.check(entry));
          } else if (section) {
            broken.addAll(schema.check(path.get(0), path, entry));
          }
        },
        new Diagnostics.Collector());
    return broken;
  }

  private static List<SchemaViolation> brokenSettings(YamlFile yaml) {
    return SettingsSchema.validator(Given.MODULES)
        .check(Objects.requireNonNull(yaml.readWhole(new Diagnostics.Collector())));
  }

  private static void check(
      Path file,
      Schema schema,
      BiConsumer<YamlFile, Diagnostics.Collector> reading,
      Function<YamlFile, List<SchemaViolation>> breaking)
      throws IOException {
    Diagnostics.Collector problems = new Diagnostics.Collector();
    reading.accept(new YamlFile(file, "f"), problems);
    TreeSet<String> rules = new TreeSet<>();
    breaking.apply(new YamlFile(file, "f")).forEach(rule -> rules.add(show(rule)));

    assertThat(rules).isNotEmpty().isEqualTo(brokenByTheWhole(schema, file));
    Golden.check(
        Path.of(file.toString().replace(".yaml", ".expected")),
        Golden.show(problems.toDiagnostics()).replaceAll("(?m)^f:", "")
            + String.join("\n", rules)
            + "\n");
  }

  private static String show(SchemaViolation rule) {
    return "#" + pointer(rule.path()) + " " + rule.keyword();
  }

  private static String pointer(List<String> path) {
    return path.stream()
        .map(name -> "/" + name.replace("~", "~0").replace("/", "~1"))
        .collect(Collectors.joining());
  }

  private static Set<String> brokenByTheWhole(Schema schema, Path file) throws IOException {
    return schema.validate(plainJson(file)).stream()
        .map(BadFilesTest::show)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String show(Error error) {
    return "#" + error.getInstanceLocation() + " " + error.getKeyword();
  }

  /** The file as any other YAML reader sees it. */
  private static JsonNode plainJson(Path file) throws IOException {
    LoadSettings settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
    return JSON.valueToTree(new Load(settings).loadFromString(Files.readString(file)));
  }

  @Test
  void thereAreEnough() throws IOException {
    assertThat(rosters()).hasSizeGreaterThan(40);
    assertThat(settings()).hasSizeGreaterThan(40);
  }
}
