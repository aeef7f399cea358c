package dev.rollcall.config;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.settings.ProviderModule;
import dev.rollcall.settings.ProviderModules;
import dev.rollcall.settings.Settings;
import dev.rollcall.yaml.Located;
import dev.rollcall.yaml.LocatedObject;
import dev.rollcall.yaml.YamlFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Checks a settings file against the schema, and beyond it, before anything is made of it. */
final class SettingsFileReader {
  private static final SchemaValidator SCHEMA = SchemaValidator.load("settings.schema.json");

  private final Diagnostics.Collector problems;
  private final ProviderModules modules;
  private final Map<String, @Nullable SourceLocation> globs = new LinkedHashMap<>();

  /** Reports to {@code problems}, which hold nothing yet. */
  SettingsFileReader(ProviderModules modules, Diagnostics.Collector problems) {
    this.modules = modules;
    this.problems = problems;
  }

  /** The settings, or null if anything is wrong with them. */
  @Nullable Settings read(YamlFile file) {
    JsonNode node = file.readWhole(problems);
    if (node == null) {
      return null;
    }
    JsonNode provider = node.path("provider");
    ProviderModule module = modules.find(provider.path("type").stringValue(""));
    SchemaMessages words = new SettingsSchemaMessages(modules, module);
    List<SchemaViolation> broken = SCHEMA.check(node);
    broken.forEach(rule -> problems.add(words.describe(rule)));
    if (broken.isEmpty() && module != null) {
      checkUrl(provider.path("url"), module);
    }
    node.path("files").forEach(this::noteGlob);
    boolean valid = !problems.toDiagnostics().hasErrors();
    return valid && node instanceof LocatedObject object
        ? SettingsMapper.of(object, modules)
        : null;
  }

  /** The globs among {@code files}, and where they stand, even if something else is wrong. */
  Map<String, @Nullable SourceLocation> globs() {
    return globs;
  }

  private void checkUrl(JsonNode url, ProviderModule module) {
    String problem = url.isString() ? module.problemWithUrl(url.stringValue()) : null;
    if (problem != null) {
      problems.add(
          Diagnostic.error(
              "invalid-url", "the URL cannot be used: " + problem, ((Located) url).location()));
    }
  }

  private void noteGlob(JsonNode glob) {
    if (glob.isString() && glob instanceof Located located) {
      globs.put(glob.stringValue(), located.location());
    }
  }
}
