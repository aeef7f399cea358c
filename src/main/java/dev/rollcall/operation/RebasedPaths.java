package dev.rollcall.operation;

import dev.rollcall.settings.ProviderModule;
import dev.rollcall.settings.ProviderSettings;
import java.nio.file.Path;

/**
 * The settings of a provider for another project: its relative paths are made right from there.
 *
 * @param from the folder the paths start from now
 * @param to the folder they will start from
 */
record RebasedPaths(Path from, Path to) {
  ProviderSettings of(ProviderSettings provider, ProviderModule module) {
    return provider.withPaths(module, this::path);
  }

  private String path(String path) {
    if (Path.of(path).isAbsolute()) {
      return path;
    }
    Path target = from.resolve(path).normalize();
    Path start = to.toAbsolutePath().normalize();
    boolean sameRoot = target.getRoot() != null && target.getRoot().equals(start.getRoot());
    Path shown = sameRoot ? start.relativize(target) : target;
    return shown.toString().replace('\\', '/');
  }
}
