package dev.rollcall.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The products there are. */
public record ProviderModules(List<? extends ProviderModule> all) {
  public ProviderModules {
    all = List.copyOf(all);
  }

  /** The product of a type, or null if there is none. */
  public @Nullable ProviderModule find(String type) {
    return all.stream().filter(module -> module.type().equals(type)).findFirst().orElse(null);
  }

  /**
   * The product of settings that were read with these modules.
   *
   * @throws IllegalArgumentException if there is none
   */
  public ProviderModule of(ProviderSettings settings) {
    ProviderModule module = find(settings.type());
    if (module == null) {
      throw new IllegalArgumentException("unknown provider " + settings.type());
    }
    return module;
  }

  /** The words for {@code provider.type}, sorted. */
  public List<String> types() {
    return all.stream().<String>map(ProviderModule::type).sorted().toList();
  }
}
