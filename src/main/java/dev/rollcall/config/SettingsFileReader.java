package dev.rollcall.config;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.settings.ProviderModule;
import dev.rollcall.settings.ProviderModules;
import dev.rollcall.settings.Settings;
import dev.rollcall.yaml.Located;
import dev.rollcall.yaml.LocatedArray;
import dev.rollcall.yaml.LocatedObject;
import dev.rollcall.yaml.YamlFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Checks a settings file against the schema, and beyond it, before anything is made of it. */
final class SettingsFileReader {
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
    Located node = file.readWhole(problems);
    if (node == null) {
      return null;
    }
    JsonNode provider = node.node().path("provider");
    ProviderModule module = modules.find(provider.path("type").stringValue(""));
    SchemaMessages words = new SettingsSchemaMessages(modules, module);
    List<SchemaViolation> broken = SettingsSchema.validator(modules).check(node);
    broken.forEach(rule -> problems.add(words.describe(rule)));
    if (broken.isEmpty() && module != null) {
      checkUrl(provider, module);
    }
    noteGlobs(node.node().path("files"));
    boolean valid = !problems.toDiagnostics().hasErrors();
    return valid && node.node() instanceof LocatedObject object
        ? SettingsMapper.of(object, modules)
        : null;
  }

  /** The globs among {@code files}, and where they stand, even if something else is wrong. */
  Map<String, @Nullable SourceLocation> globs() {
    return globs;
  }

  private void checkUrl(JsonNode provider, ProviderModule module) {
    JsonNode url = provider.path("url");
    String problem = url.isString() ? module.problemWithUrl(url.stringValue()) : null;
    if (problem != null) {
      SourceLocation place = ((LocatedObject) provider).locationOfValue("url");
      problems.add(Diagnostic.error("invalid-url", "the URL cannot be used: " + problem, place));
    }
  }

  private void noteGlobs(JsonNode files) {
    for (int i = 0; i < files.size() && files instanceof LocatedArray list; i++) {
      if (list.get(i).isString()) {
        globs.put(list.get(i).stringValue(), list.places().get(i));
      }
    }
  }
}
