package dev.rollcall.config;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import dev.rollcall.yaml.Located;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * One of the published schemas. Pieces of a file are judged by its definitions, which the whole
 * refers to.
 */
final class SchemaValidator {
  private final String id;
  private final SchemaRegistry registry;
  private final Schema whole;
  private final Map<String, Schema> definitions = new ConcurrentHashMap<>();

  private SchemaValidator(String id, String text) {
    this.id = id;
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
    this.registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(config).schemas(Map.of(id, text)));
    this.whole = registry.getSchema(SchemaLocation.of(id));
  }

  /** The text of a resource. */
  static String read(String resource) {
    try (InputStream in = SchemaValidator.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + resource, e);
    }
  }

  /** The schema of this text, published as {@code name}. */
  static SchemaValidator of(String name, String text) {
    return new SchemaValidator("https://rollcall.dev/schemas/" + name, text);
  }

  /** What a whole file breaks. */
  List<SchemaViolation> check(Located file) {
    return check(whole, List.of(), file);
  }

  /**
   * What a piece of a file breaks.
   *
   * @param definition the name under {@code $defs}
   * @param path where in the file the piece belongs
   */
  List<SchemaViolation> check(String definition, List<String> path, Located piece) {
    Schema schema =
        definitions.computeIfAbsent(
            definition, name -> registry.getSchema(SchemaLocation.of(id + "#/$defs/" + name)));
    return check(schema, path, piece);
  }

  private List<SchemaViolation> check(Schema schema, List<String> path, Located node) {
    List<Error> errors = schema.validate(node.node());
    return errors.isEmpty() ? List.of() : errors.stream().map(e -> rule(e, path, node)).toList();
  }

  private SchemaViolation rule(Error error, List<String> path, Located root) {
    List<String> whole = new ArrayList<>(path);
    Located node = root;
    for (String name : names(error.getInstanceLocation())) {
      whole.add(name);
      node = node.child(name);
    }
    String property = error.getProperty();
    return new SchemaViolation(
        List.copyOf(whole),
        error.getKeyword(),
        property,
        node.node(),
        node.placeOf(property),
        error.getSchemaNode(),
        knownKeys(error.getSchemaLocation().getFragment().getParent()));
  }

  /** The keys of what is under {@code $defs} by this name, in their order there. */
  List<String> keys(String definition) {
    JsonNode known = whole.getSchemaNode().path("$defs").path(definition);
    return List.copyOf(known.path("properties").propertyNames());
  }

  private List<String> knownKeys(NodePath schemaPath) {
    JsonNode schema = whole.getSchemaNode();
    for (String name : names(schemaPath)) {
      schema = schema.isArray() ? schema.path(Integer.parseInt(name)) : schema.path(name);
    }
    return List.copyOf(schema.path("properties").propertyNames());
  }

  private static List<String> names(NodePath path) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < path.getNameCount(); i++) {
      names.add(path.getName(i));
    }
    return names;
  }
}
