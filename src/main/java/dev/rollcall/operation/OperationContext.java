package dev.rollcall.operation;

import dev.rollcall.config.ProjectReader;
import dev.rollcall.live.Provider;
import dev.rollcall.settings.ProviderModules;
import dev.rollcall.settings.ProviderSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * What operations need from their surroundings.
 *
 * @param providers the products there are
 * @param secrets reveals the secrets of a project whose relative paths start from the given folder
 */
public record OperationContext(
    List<Provider> providers, Function<Path, Provider.SecretResolver> secrets) {
  ProviderModules modules() {
    return new ProviderModules(providers);
  }

  ProjectReader reader() {
    return new ProjectReader(modules());
  }

  Provider provider(ProviderSettings settings) {
    return providers.stream()
        .filter(provider -> provider.type().equals(settings.type()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no provider " + settings.type()));
  }
}
