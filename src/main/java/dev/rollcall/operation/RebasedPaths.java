package dev.rollcall.operation;

import dev.rollcall.settings.ProviderSettings;
import dev.rollcall.settings.ProviderSettings.Aihub;
import dev.rollcall.settings.ProviderSettings.Keycloak;
import dev.rollcall.settings.ProviderSettings.Sandbox;
import dev.rollcall.settings.ProviderSettings.Snapshot;
import dev.rollcall.settings.SecretSource;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a provider for another project: its relative paths are made right from there.
 *
 * @param from the folder the paths start from now
 * @param to the folder they will start from
 */
record RebasedPaths(Path from, Path to) {
  ProviderSettings of(ProviderSettings provider) {
    return provider.match(this::sandbox, this::aihub, this::snapshot, this::keycloak);
  }

  private ProviderSettings sandbox(Sandbox sandbox) {
    return new Sandbox(path(sandbox.seed()), path(sandbox.state()));
  }

  private ProviderSettings aihub(Aihub aihub) {
    return new Aihub(
        aihub.url(), secret(aihub.token()), file(aihub.caFile()), aihub.requestsPerSecond());
  }

  private ProviderSettings keycloak(Keycloak keycloak) {
    return new Keycloak(
        keycloak.url(),
        keycloak.realm(),
        keycloak.clientId(),
        secret(keycloak.clientSecret()),
        keycloak.adminRole(),
        file(keycloak.caFile()),
        keycloak.requestsPerSecond());
  }

  private @Nullable SecretSource secret(@Nullable SecretSource source) {
    return source instanceof SecretSource.File file
        ? new SecretSource.File(path(file.path()), null)
        : source;
  }

  private ProviderSettings snapshot(Snapshot snapshot) {
    return new Snapshot(
        file(snapshot.members()),
        file(snapshot.groups()),
        file(snapshot.workspaces()),
        file(snapshot.serviceAccounts()));
  }

  private @Nullable String file(@Nullable String file) {
    return file == null ? null : path(file);
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
