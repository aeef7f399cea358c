package dev.rollcall.config;

import static java.util.stream.Collectors.joining;

import dev.rollcall.settings.ProviderModule;
import dev.rollcall.settings.ProviderModules;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The schema of settings: a part that is the same for every provider, and a fragment of each
 * provider. Published as {@code schemas/settings.schema.json}; a test holds that file to what is
 * assembled here.
 */
final class SettingsSchema {
  private static final String NAME = "settings.schema.json";
  private static final String CONDITION =
      """
      {
        "if": { "properties": { "type": { "const": "TYPE" } }, "required": ["type"] },
        "then": { "$ref": "#/$defs/TYPE" }
      }\
      """;

  private static final Map<String, SchemaValidator> VALIDATORS = new ConcurrentHashMap<>();

  private SettingsSchema() {}

  /** The schema for these providers. */
  static SchemaValidator validator(ProviderModules modules) {
    return VALIDATORS.computeIfAbsent(assemble(modules), text -> SchemaValidator.of(NAME, text));
  }

  /** The text of the schema: the providers in the order of their types. */
  static String assemble(ProviderModules modules) {
    List<? extends ProviderModule> sorted =
        modules.all().stream().sorted(Comparator.comparing(ProviderModule::type)).toList();
    return SchemaValidator.read("/dev/rollcall/config/settings.template.json")
        .replace("{summaries}", join(sorted, m -> m.type() + ": " + m.summary() + ".", " "))
        .replace("{types}", join(sorted, m -> '"' + m.type() + '"', ", "))
        .replace(
            "{conditions}",
            join(sorted, m -> indented(CONDITION.replace("TYPE", m.type()), 8), ",\n        "))
        .replace("{definitions}", join(sorted, SettingsSchema::definition, ",\n    "));
  }

  private static String definition(ProviderModule module) {
    return '"' + module.type() + "\": " + indented(module.schema(), 4);
  }

  private static String join(
      List<? extends ProviderModule> modules,
      Function<ProviderModule, String> text,
      String separator) {
    return modules.stream().map(text).collect(joining(separator));
  }

  /** Without an indent of the first line, which continues one. */
  private static String indented(String text, int spaces) {
    return text.indent(spaces).strip();
  }
}
