package dev.rollcall.config;

import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import dev.rollcall.settings.IgnoreList;
import dev.rollcall.settings.PrincipalPattern;
import dev.rollcall.settings.ProviderKey;
import dev.rollcall.settings.ProviderModule;
import dev.rollcall.settings.ProviderSettings;
import dev.rollcall.settings.SecretSource;
import dev.rollcall.yaml.YamlWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the settings of a new project. */
final class SettingsWriter {
  private final YamlWriter out;

  SettingsWriter(YamlWriter out) {
    this.out = out;
  }

  void write(ImportSource source, IgnoreList ignore) throws IOException {
    out.text("organization", source.organization());
    provider(source.provider(), source.module());
    out.comment("What is live and not declared is removed; false: it is only listed.");
    out.bool("prune", true);
    if (!ignore.patterns().isEmpty()) {
      out.comment("The account rollcall runs as.");
      out.list("ignore", ignore.patterns().stream().map(PrincipalPattern::toString).toList());
    }
    roles(source.live().roles(), source.builtIn());
  }

  private void provider(ProviderSettings provider, ProviderModule module) throws IOException {
    out.open("provider");
    out.text("type", provider.type());
    for (ProviderKey key : module.keys()) {
      String value = provider.get(key.name());
      SecretSource secret = provider.secret(key.name());
      if (secret instanceof SecretSource.EnvironmentVariable variable) {
        out.text(key.name(), "${" + variable.name() + "}");
      } else if (secret instanceof SecretSource.File file) {
        out.text(key.fileName(), file.path());
      } else if (value != null && key.type() == ProviderKey.Type.NUMBER) {
        out.number(key.name(), Double.parseDouble(value));
      } else if (value != null && !value.equals(key.byDefault())) {
        out.text(key.name(), value);
      }
    }
    out.close();
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
