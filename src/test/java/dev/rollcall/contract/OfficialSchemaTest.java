package dev.rollcall.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The contract against the OpenAPI Initiative's own schema of OpenAPI 3.1 (Apache-2.0), as
 * published at its {@code $id}.
 */
final class OfficialSchemaTest {
  private static final String OFFICIAL = "https://spec.openapis.org/oas/3.1/schema/2022-10-07";

  /**
   * The official schema takes any object for a schema; this one holds them to the dialect we
   * declare.
   */
  private static final String WITH_DIALECT =
      """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://rollcall.example/openapi-with-dialect",
        "$ref": "https://spec.openapis.org/oas/3.1/schema/2022-10-07",
        "$defs": {
          "schema": {"$dynamicAnchor": "meta", "$ref": "https://json-schema.org/draft/2020-12/schema"}
        }
      }
      """;

  @Test
  void contractIsOpenApi() throws IOException {
    assertThat(schema().validate(Contract.read())).isEmpty();
  }

  @Test
  void wrongOperationIsFound() throws IOException {
    JsonNode contract = Contract.read();
    ((ObjectNode) contract.at("/paths/~1v2~1organization/get")).put("answers", "no such field");

    assertThat(schema().validate(contract)).extracting(Error::getKeyword).isNotEmpty();
  }

  @Test
  void wrongSchemaIsFound() throws IOException {
    JsonNode contract = Contract.read();
    ((ObjectNode) contract.at("/components/schemas/Error")).put("type", "no such type");

    assertThat(schema().validate(contract)).isNotEmpty();
  }

  @Test
  void dialectIsDeclared() {
    assertThat(Contract.read().path("jsonSchemaDialect").stringValue())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
  }

  @Test
  void answersAreClosed() {
    Map<String, JsonNode> open = new TreeMap<>();
    Contract.read().at("/components/schemas").properties().stream()
        .filter(schema -> schema.getValue().path("properties").size() > 0)
        .filter(schema -> !isClosed(schema.getValue()))
        .forEach(schema -> open.put(schema.getKey(), schema.getValue()));

    // a page is closed by each list that it is part of
    assertThat(open).containsOnlyKeys("Page");
  }

  private static boolean isClosed(JsonNode schema) {
    return List.of("additionalProperties", "unevaluatedProperties").stream()
        .anyMatch(
            keyword -> schema.path(keyword).isBoolean() && !schema.path(keyword).booleanValue());
  }

  private static Schema schema() throws IOException {
    SchemaRegistry registry =
        SchemaRegistry.builder(Schemas.registry()).schemas(Map.of(OFFICIAL, official())).build();
    return registry.getSchema(new JsonMapper().readTree(WITH_DIALECT));
  }

  private static String official() throws IOException {
    try (InputStream in =
        OfficialSchemaTest.class.getResourceAsStream("/openapi/oas-3.1-schema-2022-10-07.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    }
  }
}
