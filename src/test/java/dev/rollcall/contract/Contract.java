package dev.rollcall.contract;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI file, as a tree. */
final class Contract {
  static final Path FILE = Path.of("schemas", "membership-api.openapi.yaml");

  private Contract() {}

  static JsonNode read() {
    LoadSettings settings = LoadSettings.builder().setAllowDuplicateKeys(false).build();
    try (Reader reader = Files.newBufferedReader(FILE)) {
      return new JsonMapper().valueToTree(new Load(settings).loadFromReader(reader));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
