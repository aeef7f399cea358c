package dev.rollcall.operation;

import dev.rollcall.settings.GuardLimits;
import dev.rollcall.settings.IgnoreList;
import dev.rollcall.settings.ProviderKey;
import dev.rollcall.settings.ProviderModule;
import dev.rollcall.settings.ProviderModules;
import dev.rollcall.settings.ProviderSettings;
import dev.rollcall.settings.ResendPolicy;
import dev.rollcall.settings.SecretSource;
import dev.rollcall.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Settings replaced for one run.
 *
 * @param file read instead of the project's own {@code rollcall.yaml}, or null; relative paths in
 *     it start from its own folder
 * @param provider a provider's type, or null to keep the file's own
 * @param organization its ID, or null to keep the file's own
 * @param options values by the option that gave them, such as {@code --url}; a path is absolute
 */
public record SettingsOverrides(
    @Nullable Path file,
    @Nullable String provider,
    @Nullable String organization,
    Map<String, String> options) {
  /** No setting is replaced. */
  public static final SettingsOverrides NONE = new SettingsOverrides(null, null, null, Map.of());

  /**
   * Settings with these replaced.
   *
   * @throws InvalidOptionsException if they do not fit together
   */
  public Settings applyTo(Settings settings, ProviderModules modules)
      throws InvalidOptionsException {
    Settings changed = settings.withProvider(provider(settings.provider(), modules));
    return organization == null ? changed : changed.withOrganization(organization);
  }

  /**
   * Settings with these values and the defaults of all others.
   *
   * @throws InvalidOptionsException if they name no organization
   */
  Settings toSettings(ProviderModules modules) throws InvalidOptionsException {
    if (organization == null || provider == null) {
      throw new InvalidOptionsException(
          "no organization is given: add --from PROJECT, or --provider, --url, --organization and"
              + " --token-file");
    }
    return new Settings(
        organization,
        provider(null, modules),
        ResendPolicy.NEVER_RESEND,
        true,
        IgnoreList.NOBODY,
        GuardLimits.DEFAULT,
        Settings.RoleOverrides.NONE,
        List.of(),
        Map.of());
  }

  private ProviderSettings provider(@Nullable ProviderSettings own, ProviderModules modules)
      throws InvalidOptionsException {
    ProviderModule module = module(own, modules);
    boolean same = own != null && own.type().equals(module.type());
    String neededFromFile = module.neededFromFile();
    if (!same && neededFromFile != null) {
      throw new InvalidOptionsException(neededFromFile);
    }
    ProviderSettings changed = own == null || !same ? ProviderSettings.of(module) : own;
    for (Map.Entry<String, String> given : new TreeMap<>(options).entrySet()) {
      changed = replace(changed, keyOf(given.getKey(), module, modules), given.getValue());
    }
    for (ProviderKey key : module.keys()) {
      ProviderKey.Option option = key.option();
      boolean missing = key.required() != null && changed.get(key.name()) == null;
      if (missing && option != null) {
        throw new InvalidOptionsException(module.type() + " needs " + option.needed());
      }
    }
    return changed;
  }

  private ProviderModule module(@Nullable ProviderSettings own, ProviderModules modules)
      throws InvalidOptionsException {
    String type = provider != null || own == null ? provider : own.type();
    ProviderModule module = type == null ? null : modules.find(type);
    if (module == null) {
      throw new InvalidOptionsException(
          "unknown provider " + type + ": use " + oneOf(modules.types()));
    }
    return module;
  }

  private static ProviderSettings replace(
      ProviderSettings settings, ProviderKey key, String value) {
    return key.type() == ProviderKey.Type.SECRET
        ? settings.with(key.name(), SecretSource.file(value, null))
        : settings.with(key.name(), value);
  }

  private static ProviderKey keyOf(String option, ProviderModule module, ProviderModules modules)
      throws InvalidOptionsException {
    Optional<ProviderKey> key = keyOf(option, module);
    if (key.isPresent()) {
      return key.get();
    }
    List<String> owners =
        modules.all().stream()
            .filter(other -> keyOf(option, other).isPresent())
            .<String>map(ProviderModule::type)
            .sorted()
            .toList();
    throw new InvalidOptionsException(
        "%s is not an option of the provider %s, only of %s: remove it, or add --provider %s"
            .formatted(option, module.type(), oneOf(owners), oneOf(owners)));
  }

  private static Optional<ProviderKey> keyOf(String option, ProviderModule module) {
    return module.keys().stream()
        .filter(key -> key.option() != null && key.option().name().equals(option))
        .findFirst();
  }

  private static String oneOf(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }
}
