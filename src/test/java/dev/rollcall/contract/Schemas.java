package dev.rollcall.contract;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The schemas inside the contract, each compiled once. */
final class Schemas {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final JsonNode components;
  private final SchemaRegistry registry = registry();
  private final Map<JsonNode, Schema> compiled =
      Collections.synchronizedMap(new IdentityHashMap<>());

  Schemas(JsonNode contract) {
    components = contract.path("components");
  }

  static SchemaRegistry registry() {
    return SchemaRegistry.withDialect(
        Dialects.getDraft202012(),
        builder ->
            builder.schemaRegistryConfig(
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  }

  List<String> problems(String what, JsonNode schema, String json) {
    try {
      return problems(what, schema, MAPPER.readTree(json));
    } catch (JacksonException e) {
      return List.of(what + " is not JSON: " + e.getOriginalMessage());
    }
  }

  List<String> problems(String what, JsonNode schema, JsonNode value) {
    return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
        .map(error -> what + " at " + error.getInstanceLocation() + ": " + error.getMessage())
        .toList();
  }

  /** Puts the schema where its references into {@code #/components} lead to the contract's. */
  private Schema compile(JsonNode schema) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.putArray("allOf").add(schema);
    root.set("components", components);
    return registry.getSchema(root);
  }
}
