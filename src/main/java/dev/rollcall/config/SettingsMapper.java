package dev.rollcall.config;

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
import dev.rollcall.yaml.LocatedArray;
import dev.rollcall.yaml.LocatedObject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes settings of a tree that the schema found valid. */
final class SettingsMapper {
  private SettingsMapper() {}

  static Settings of(LocatedObject root, ProviderModules modules) {
    return new Settings(
        root.path("organization").stringValue(),
        provider(root.path("provider"), modules),
        invitations(root.path("invitations")),
        root.path("prune").booleanValue(false),
        new IgnoreList(patterns(root.path("ignore"))),
        guards(root.path("guards")),
        roles(root.path("roles")),
        texts(root.path("files")),
        sources(root));
  }

  private static ProviderSettings provider(JsonNode node, ProviderModules modules) {
    ProviderModule module =
        Objects.requireNonNull(
            modules.find(node.path("type").stringValue()), "the schema knows the types");
    ProviderSettings settings = ProviderSettings.of(module);
    for (ProviderKey key : module.keys()) {
      JsonNode value = node.path(key.name());
      SecretSource secret = secret(node, key);
      if (secret != null) {
        settings = settings.with(key.name(), secret);
      } else if (value.isNumber()) {
        settings = settings.with(key.name(), String.valueOf(value.doubleValue()));
      } else if (value.isString()) {
        settings = settings.with(key.name(), value.stringValue());
      }
    }
    return settings;
  }

  private static @Nullable SecretSource secret(JsonNode provider, ProviderKey key) {
    if (key.type() != ProviderKey.Type.SECRET) {
      return null;
    }
    JsonNode secret = provider.path(key.name());
    if (secret.isString()) {
      String variable = secret.stringValue();
      return new SecretSource.EnvironmentVariable(
          variable.substring("${".length(), variable.length() - "}".length()),
          location(provider, key.name()));
    }
    JsonNode file = provider.path(key.fileName());
    return file.isString()
        ? new SecretSource.File(file.stringValue(), location(provider, key.fileName()))
        : null;
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

  private static GuardLimits guards(JsonNode node) {
    Integer minAdmins = count(node.path("min_admins"));
    return new GuardLimits(
        limit(node.path("max_removals")),
        count(node.path("max_invitations")),
        minAdmins == null ? GuardLimits.DEFAULT.minAdmins() : minAdmins,
        patterns(node.path("protect")),
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

  private static List<PrincipalPattern> patterns(JsonNode list) {
    return IntStream.range(0, list.size())
        .mapToObj(i -> new PrincipalPattern(list.get(i).stringValue(), location(list, i)))
        .toList();
  }

  private static SourceLocation location(JsonNode mapping, String key) {
    return ((LocatedObject) mapping).locationOfValue(key);
  }

  private static SourceLocation location(JsonNode list, int index) {
    return ((LocatedArray) list).places().get(index);
  }

  private static Map<String, SourceLocation> sources(LocatedObject root) {
    Map<String, SourceLocation> sources = new LinkedHashMap<>();
    collect("", root, sources);
    return Collections.unmodifiableMap(sources);
  }

  private static void collect(
      String prefix, LocatedObject object, Map<String, SourceLocation> sources) {
    for (String key : object.propertyNames()) {
      String path = prefix + key;
      JsonNode value = object.get(key);
      sources.put(path, object.locationOf(key));
      for (int i = 0; value.isArray() && i < value.size(); i++) {
        sources.put(path + "." + i, location(value, i));
      }
      if (value instanceof LocatedObject child) {
        collect(path + ".", child, sources);
      }
    }
  }
}
