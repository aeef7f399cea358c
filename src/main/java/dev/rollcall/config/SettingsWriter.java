package dev.rollcall.config;

import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import dev.rollcall.model.Section;
import dev.rollcall.settings.IgnoreList;
import dev.rollcall.settings.PrincipalPattern;
import dev.rollcall.settings.ProviderSettings;
import dev.rollcall.settings.SecretSource;
import dev.rollcall.yaml.YamlWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the settings of a new project. */
final class SettingsWriter {
  private final YamlWriter out;

  SettingsWriter(YamlWriter out) {
    this.out = out;
  }

  void write(ImportSource source, IgnoreList ignore) throws IOException {
    out.text("organization", source.organization());
    provider(source.provider());
    out.comment("What is live and not declared is removed; false: it is only listed.");
    out.bool("prune", true);
    if (!ignore.patterns().isEmpty()) {
      out.comment("The account rollcall runs as.");
      out.list("ignore", ignore.patterns().stream().map(PrincipalPattern::toString).toList());
    }
    roles(source.live().roles(), source.builtIn());
  }

  private void provider(ProviderSettings provider) throws IOException {
    out.open("provider");
    out.text("type", provider.type());
    Map<String, String> keys =
        provider.match(
            SettingsWriter::sandbox,
            SettingsWriter::aihub,
            SettingsWriter::snapshot,
            SettingsWriter::keycloak);
    for (Map.Entry<String, String> key : keys.entrySet()) {
      out.text(key.getKey(), key.getValue());
    }
    Optional<Double> most =
        provider.match(
            sandbox -> Optional.empty(),
            aihub -> Optional.ofNullable(aihub.requestsPerSecond()),
            snapshot -> Optional.empty(),
            keycloak -> Optional.ofNullable(keycloak.requestsPerSecond()));
    if (most.isPresent()) {
      out.number("requests_per_second", most.get());
    }
    out.close();
  }

  private static Map<String, String> sandbox(ProviderSettings.Sandbox sandbox) {
    Map<String, String> keys = new LinkedHashMap<>();
    if (!sandbox.seed().equals(ProviderSettings.Sandbox.DEFAULT.seed())) {
      keys.put("seed", sandbox.seed());
    }
    if (!sandbox.state().equals(ProviderSettings.Sandbox.DEFAULT.state())) {
      keys.put("state", sandbox.state());
    }
    return keys;
  }

  private static Map<String, String> aihub(ProviderSettings.Aihub aihub) {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("url", aihub.url());
    secret(keys, "token", aihub.token());
    if (aihub.caFile() != null) {
      keys.put("ca_file", aihub.caFile());
    }
    return keys;
  }

  private static Map<String, String> keycloak(ProviderSettings.Keycloak keycloak) {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("url", keycloak.url());
    keys.put("realm", keycloak.realm());
    keys.put("client_id", keycloak.clientId());
    secret(keys, "client_secret", keycloak.clientSecret());
    if (keycloak.adminRole() != null) {
      keys.put("admin_role", keycloak.adminRole());
    }
    if (keycloak.caFile() != null) {
      keys.put("ca_file", keycloak.caFile());
    }
    return keys;
  }

  private static void secret(Map<String, String> keys, String key, @Nullable SecretSource source) {
    if (source instanceof SecretSource.EnvironmentVariable variable) {
      keys.put(key, "${" + variable.name() + "}");
    } else if (source instanceof SecretSource.File file) {
      keys.put(key + "_file", file.path());
    }
  }

  private static Map<String, String> snapshot(ProviderSettings.Snapshot snapshot) {
    Map<String, String> keys = new LinkedHashMap<>();
    for (Section section : Section.values()) {
      String file = snapshot.file(section);
      if (file != null) {
        keys.put(section.key(), file);
      }
    }
    return keys;
  }

  /** Only the ladders that differ from the provider's own. */
  private void roles(Roles live, Roles own) throws IOException {
    Map<String, RoleLadder> different = new LinkedHashMap<>();
    different.put("organization", live.organization());
    different.put("group", live.group());
    different.put("workspace", live.workspace());
    different.remove("organization", own.organization());
    different.remove("group", own.group());
    different.remove("workspace", own.workspace());
    if (different.isEmpty()) {
      return;
    }
    out.comment("Lowest first; unlike the roles built in.");
    out.open("roles");
    for (Map.Entry<String, RoleLadder> ladder : different.entrySet()) {
      out.list(ladder.getKey(), ladder.getValue().roles().stream().map(Role::name).toList());
    }
    out.close();
  }
}
