package dev.rollcall.config;

import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import dev.rollcall.model.Section;
import dev.rollcall.settings.Ignore;
import dev.rollcall.settings.PrincipalPattern;
import dev.rollcall.settings.ProviderSettings;
import dev.rollcall.settings.SecretSource;
import dev.rollcall.yaml.BlockWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the settings of a new project. */
final class SettingsWriter {
  private final BlockWriter out;

  SettingsWriter(BlockWriter out) {
    this.out = out;
  }

  void write(ImportSource source, Ignore ignore) throws IOException {
    out.text("organization", source.organization());
    provider(source.provider());
    out.comment("What is live and not declared is removed; false: it is only listed.");
    out.bool("prune", true);
    if (!ignore.patterns().isEmpty()) {
      out.comment("The account rollcall runs as.");
      out.list("ignore", ignore.patterns().stream().map(PrincipalPattern::toString).toList());
    }
    roles(source.live().roles(), source.capabilities().roles());
  }

  private void provider(ProviderSettings provider) throws IOException {
    out.open("provider");
    out.text("type", provider.type());
    Map<String, String> keys =
        provider.match(SettingsWriter::sandbox, SettingsWriter::aihub, SettingsWriter::snapshot);
    for (Map.Entry<String, String> key : keys.entrySet()) {
      out.text(key.getKey(), key.getValue());
    }
    if (provider instanceof ProviderSettings.Aihub aihub && aihub.requestsPerSecond() != null) {
      out.number("requests_per_second", aihub.requestsPerSecond());
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
    if (aihub.token() instanceof SecretSource.EnvironmentVariable variable) {
      keys.put("token", "${" + variable.name() + "}");
    } else if (aihub.token() instanceof SecretSource.File file) {
      keys.put("token_file", file.path());
    }
    if (aihub.caFile() != null) {
      keys.put("ca_file", aihub.caFile());
    }
    return keys;
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
