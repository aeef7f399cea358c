package dev.rollcall.config;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.settings.Settings;
import dev.rollcall.yaml.Located;
import dev.rollcall.yaml.LocatedObject;
import dev.rollcall.yaml.YamlFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Checks a settings file against the schema, and beyond it, before anything is made of it. */
final class SettingsFileReader {
  private static final SchemaValidator SCHEMA = SchemaValidator.load("settings.schema.json");

  private final Diagnostics.Collector problems;
  private final Consumer<SchemaViolation> brokenRules;
  private final SchemaMessages words = new SettingsSchemaMessages();
  private final Map<String, SourceLocation> globs = new LinkedHashMap<>();

  /**
   * Reports to {@code problems}, which hold nothing yet.
   *
   * @param brokenRules is told of every broken rule of the schema
   */
  SettingsFileReader(Diagnostics.Collector problems, Consumer<SchemaViolation> brokenRules) {
    this.problems = problems;
    this.brokenRules = brokenRules;
  }

  /** The settings, or null if anything is wrong with them. */
  @Nullable Settings read(YamlFile file) {
    JsonNode node = file.readWhole(problems);
    if (node == null) {
      return null;
    }
    List<SchemaViolation> broken = SCHEMA.check(node);
    broken.forEach(this::report);
    if (broken.isEmpty()) {
      checkUrl(node.path("provider"));
    }
    node.path("files").forEach(this::noteGlob);
    boolean valid = !problems.toDiagnostics().hasErrors();
    return valid && node instanceof LocatedObject object ? SettingsMapper.of(object) : null;
  }

  /** The globs among {@code files}, and where they stand, even if something else is wrong. */
  Map<String, SourceLocation> globs() {
    return globs;
  }

  private void report(SchemaViolation rule) {
    brokenRules.accept(rule);
    problems.add(words.describe(rule));
  }

  private void checkUrl(JsonNode provider) {
    JsonNode url = provider.path("url");
    String problem = url.isString() ? problemWithUrl(provider, url.stringValue()) : null;
    if (problem != null) {
      problems.add(
          Diagnostic.error(
              "invalid-url", "the URL cannot be used: " + problem, ((Located) url).location()));
    }
  }

  private static @Nullable String problemWithUrl(JsonNode provider, String url) {
    return provider.path("type").stringValue("").equals("keycloak")
        ? UrlValidator.problemWithServer(url)
        : UrlValidator.problemWith(url);
  }

  private void noteGlob(JsonNode glob) {
    if (glob.isString() && glob instanceof Located located) {
      globs.put(glob.stringValue(), located.location());
    }
  }
}
