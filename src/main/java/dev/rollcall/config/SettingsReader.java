package dev.rollcall.config;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.settings.GuardLimits;
import dev.rollcall.settings.IgnoreList;
import dev.rollcall.settings.Limit;
import dev.rollcall.settings.PrincipalPattern;
import dev.rollcall.settings.ProviderKey;
import dev.rollcall.settings.ProviderModule;
import dev.rollcall.settings.ProviderModules;
import dev.rollcall.settings.ProviderSettings;
import dev.rollcall.settings.ResendPolicy;
import dev.rollcall.settings.SecretSource;
import dev.rollcall.settings.Settings;
import dev.rollcall.yaml.Located;
import dev.rollcall.yaml.YamlFile;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Checks a settings file against the schema, and beyond it, before it makes settings of it. */
final class SettingsReader {
  private final Diagnostics.Collector problems;
  private final ProviderModules modules;
  private final Map<String, @Nullable SourceLocation> globs = new LinkedHashMap<>();
  private @Nullable ProviderModule module;

  /** Reports to {@code problems}, which hold nothing yet. */
  SettingsReader(ProviderModules modules, Diagnostics.Collector problems) {
    this.modules = modules;
    this.problems = problems;
  }

  /** The settings, or null if anything is wrong with them. */
  @Nullable Settings read(YamlFile file) {
    Located root = file.readWhole(problems);
    if (root == null) {
      return null;
    }
    Located provider = root.path("provider");
    ProviderModule module = modules.find(provider.node().path("type").stringValue(""));
    this.module = module;
    SettingsSchemaMessages words = new SettingsSchemaMessages(modules, module);
    List<SchemaViolation> broken =
        SettingsSchema.validator(modules).check(root).stream()
            .filter(rule -> !namesPerson(rule))
            .toList();
    broken.forEach(rule -> problems.add(words.describe(rule)));
    for (Located glob : root.path("files").items()) {
      if (glob.node().isString()) {
        globs.put(glob.node().stringValue(), glob.place());
      }
    }
    if (broken.isEmpty() && module != null) {
      checkUrl(provider.path("url"), module);
    }
    return module == null || problems.toDiagnostics().hasErrors() ? null : settings(root, module);
  }

  /** The globs among {@code files}, and where they stand, even if something else is wrong. */
  Map<String, @Nullable SourceLocation> globs() {
    return globs;
  }

  /** The provider, even if something else is wrong; null if the file names none. */
  @Nullable ProviderModule module() {
    return module;
  }

  /** Whether a pattern is refused that names a person: the schema takes people for e-mails. */
  private boolean namesPerson(SchemaViolation rule) {
    boolean pattern =
        rule.keyword().equals("pattern")
            && (rule.path().get(0).equals("ignore") || rule.path().contains("protect"));
    String text = rule.node().stringValue("");
    if (!pattern || text.contains("${")) {
      return false;
    }
    try {
      return module != null && module.identity().principal(text).isPerson();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void checkUrl(Located url, ProviderModule module) {
    String problem = url.node().isString() ? module.problemWithUrl(url.node().stringValue()) : null;
    if (problem != null) {
      problems.add(
          Diagnostic.error("invalid-url", "the URL cannot be used: " + problem, url.place()));
    }
  }

  private static Settings settings(Located root, ProviderModule module) {
    JsonNode node = root.node();
    Map<String, SourceLocation> sources = new LinkedHashMap<>();
    collect("", root, sources);
    return new Settings(
        node.path("organization").stringValue(),
        provider(root.path("provider"), module),
        invitations(node.path("invitations")),
        node.path("prune").booleanValue(false),
        new IgnoreList(patterns(root.path("ignore"))),
        guards(root.path("guards")),
        roles(node.path("roles")),
        texts(node.path("files")),
        Collections.unmodifiableMap(sources));
  }

  private static void collect(String prefix, Located mapping, Map<String, SourceLocation> sources) {
    mapping
        .fields()
        .forEach(
            (key, value) -> {
              String path = prefix + key;
              sources.put(path, value.keyPlace());
              for (int i = 0; i < value.items().size(); i++) {
                sources.put(path + "." + i, value.items().get(i).place());
              }
              collect(path + ".", value, sources);
            });
  }

  private static ProviderSettings provider(Located provider, ProviderModule module) {
    ProviderSettings settings = ProviderSettings.of(module);
    for (ProviderKey key : module.keys()) {
      Located value = provider.path(key.name());
      JsonNode node = value.node();
      Located file = provider.path(key.fileName());
      if (key.type() == ProviderKey.Type.SECRET && node.isString()) {
        String variable = node.stringValue();
        String name = variable.substring("${".length(), variable.length() - "}".length());
        settings = settings.with(key.name(), SecretSource.variable(name, value.place()));
      } else if (key.type() == ProviderKey.Type.SECRET && file.node().isString()) {
        settings =
            settings.with(key.name(), SecretSource.file(file.node().stringValue(), file.place()));
      } else if (node.isNumber()) {
        settings = settings.with(key.name(), String.valueOf(node.doubleValue()));
      } else if (node.isString()) {
        settings = settings.with(key.name(), node.stringValue());
      }
    }
    return settings;
  }

  private static ResendPolicy invitations(JsonNode node) {
    JsonNode resendAfter = node.path("resend_after");
    return new ResendPolicy(
        resendAfter.isString() ? duration(resendAfter.stringValue()) : null,
        count(node.path("max_sends")));
  }

  private static Duration duration(String text) {
    int unit = text.length() - 1;
    return Duration.of(
        Long.parseLong(text.substring(0, unit)),
        switch (text.charAt(unit)) {
          case 'd' -> ChronoUnit.DAYS;
          case 'h' -> ChronoUnit.HOURS;
          default -> ChronoUnit.MINUTES;
        });
  }

  private static GuardLimits guards(Located guards) {
    JsonNode node = guards.node();
    Integer minAdmins = count(node.path("min_admins"));
    return new GuardLimits(
        limit(node.path("max_removals")),
        count(node.path("max_invitations")),
        minAdmins == null ? GuardLimits.DEFAULT.minAdmins() : minAdmins,
        patterns(guards.path("protect")),
        isOn(node.path("first_contact")),
        isOn(node.path("empty_read")));
  }

  private static Limit limit(JsonNode node) {
    if (node.isString()) {
      return Limit.of(node.stringValue());
    }
    Integer count = count(node);
    return count == null ? GuardLimits.DEFAULT.maxRemovals() : new Limit(count, false);
  }

  private static boolean isOn(JsonNode node) {
    return !node.stringValue("on").equals("off");
  }

  /** A whole number that the schema keeps in the range of an int; it may be written as 3.0. */
  private static @Nullable Integer count(JsonNode node) {
    return node.isNumber() ? (Integer) (int) node.doubleValue() : null;
  }

  private static Settings.RoleOverrides roles(JsonNode node) {
    return new Settings.RoleOverrides(
        ladder(node.path("organization")),
        ladder(node.path("group")),
        ladder(node.path("workspace")));
  }

  private static @Nullable RoleLadder ladder(JsonNode node) {
    return node.isArray() ? RoleLadder.of(texts(node).toArray(String[]::new)) : null;
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::stringValue).toList();
  }

  private static List<PrincipalPattern> patterns(Located list) {
    return list.items().stream()
        .map(item -> new PrincipalPattern(item.node().stringValue(), item.place()))
        .toList();
  }
}
