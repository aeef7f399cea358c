package dev.rollcall.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.rollcall.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the published schemas promise to editors. */
final class SchemasTest {
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  @ParameterizedTest
  @ValueSource(strings = {"roster.schema.json", "settings.schema.json"})
  void isAValidSchema(String name) {
    Schema dialect =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of(DIALECT));

    assertThat(dialect.validate(schema(name))).isEmpty();
    assertThat(schema(name).path("$schema").stringValue()).isEqualTo(DIALECT);
    assertThat(schema(name).path("$id").stringValue())
        .isEqualTo("https://rollcall.dev/schemas/" + name);
  }

  @Test
  void theSettingsSchemaIsThatOfAllProviders() throws IOException {
    Golden.check(Path.of("schemas/settings.schema.json"), SettingsSchema.assemble(Given.MODULES));
  }

  @ParameterizedTest
  @ValueSource(strings = {"roster.schema.json", "settings.schema.json"})
  void reportsNoBranchesThatWereNotMeant(String name) {
    assertThat(schema(name).findValues("oneOf")).isEmpty();
    assertThat(schema(name).findValues("anyOf")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"roster.schema.json", "settings.schema.json"})
  void everyKeyHasHelp(String name) {
    JsonNode schema = schema(name);
    List<String> without = new ArrayList<>();
    findKeysWithoutHelp(schema, schema, "", without);

    assertThat(without).isEmpty();
  }

  private static void findKeysWithoutHelp(
      JsonNode root, JsonNode schema, String path, List<String> without) {
    schema
        .path("properties")
        .properties()
        .forEach(
            key -> {
              boolean discriminator = key.getValue().isBoolean() || key.getValue().has("const");
              if (!discriminator && !has("description", root, key.getValue())) {
                without.add(path + "/" + key.getKey());
              }
            });
    schema
        .properties()
        .forEach(e -> findKeysWithoutHelp(root, e.getValue(), path + "/" + e.getKey(), without));
  }

  private static boolean has(String keyword, JsonNode root, JsonNode schema) {
    String reference = schema.path("$ref").stringValue("");
    return schema.has(keyword)
        || (!reference.isEmpty() && has(keyword, root, root.at(reference.substring(1))));
  }

  private static JsonNode schema(String name) {
    return new JsonMapper().readTree(Path.of("schemas", name));
  }
}
