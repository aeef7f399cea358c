package dev.rollcall.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which product holds the live side, and how to reach it.
 *
 * @param type the word in {@code provider.type} and in plans
 * @param values what is written, or the defaults, by key
 * @param secrets where its secrets come from, by key
 */
public record ProviderSettings(
    String type, Map<String, String> values, Map<String, SecretSource> secrets) {
  public ProviderSettings {
    values = Map.copyOf(values);
    secrets = Map.copyOf(secrets);
  }

  /** The defaults of a provider. */
  public static ProviderSettings of(ProviderModule module) {
    Map<String, String> values = new LinkedHashMap<>();
    for (ProviderKey key : module.keys()) {
      if (key.byDefault() != null) {
        values.put(key.name(), key.byDefault());
      }
    }
    return new ProviderSettings(module.type(), values, Map.of());
  }

  /** The same with another value. */
  public ProviderSettings with(String key, String value) {
    Map<String, String> changed = new LinkedHashMap<>(values);
    changed.put(key, value);
    return new ProviderSettings(type, changed, secrets);
  }

  /** The same with another source of a secret. */
  public ProviderSettings with(String key, SecretSource source) {
    Map<String, SecretSource> changed = new LinkedHashMap<>(secrets);
    changed.put(key, source);
    return new ProviderSettings(type, values, changed);
  }

  /** The same with its relative paths changed, including those of secrets. */
  public ProviderSettings withPaths(ProviderModule module, UnaryOperator<String> change) {
    ProviderSettings changed = this;
    for (ProviderKey key : module.keys()) {
      String value = values.get(key.name());
      if (key.type() == ProviderKey.Type.FILE && value != null) {
        changed = changed.with(key.name(), change.apply(value));
      }
      SecretSource secret = secrets.get(key.name());
      if (secret != null && secret.isFile()) {
        changed = changed.with(key.name(), SecretSource.file(change.apply(secret.name()), null));
      }
    }
    return changed;
  }

  /** A value, or null if it is not set. */
  public @Nullable String get(String key) {
    return values.get(key);
  }

  /**
   * A required value.
   *
   * @throws IllegalArgumentException if it is missing: these are settings of another product
   */
  public String require(String key) {
    String value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException("the settings of the provider " + type + " lack " + key);
    }
    return value;
  }

  /** A number, or null if it is not set. */
  public @Nullable Double number(String key) {
    String value = values.get(key);
    return value == null ? null : Double.valueOf(value);
  }

  /** Where a secret comes from, or null if none is given. */
  public @Nullable SecretSource secret(String key) {
    return secrets.get(key);
  }
}
