package dev.rollcall.config;

import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import dev.rollcall.settings.Ignore;
import dev.rollcall.settings.PrincipalPattern;
import dev.rollcall.settings.ProviderSettings;
import dev.rollcall.settings.SecretSource;
import dev.rollcall.yaml.BlockWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    if (provider instanceof ProviderSettings.Sandbox sandbox) {
      sandbox(sandbox);
    } else if (provider instanceof ProviderSettings.Aihub aihub) {
      out.text("url", aihub.url());
      token(aihub.token());
    }
    out.close();
  }

  private void sandbox(ProviderSettings.Sandbox sandbox) throws IOException {
    if (!sandbox.seed().equals(ProviderSettings.Sandbox.DEFAULT.seed())) {
      out.text("seed", sandbox.seed());
    }
    if (!sandbox.state().equals(ProviderSettings.Sandbox.DEFAULT.state())) {
      out.text("state", sandbox.state());
    }
  }

  private void token(@Nullable SecretSource token) throws IOException {
    if (token instanceof SecretSource.EnvironmentVariable variable) {
      out.text("token", "${" + variable.name() + "}");
    } else if (token instanceof SecretSource.File file) {
      out.text("token_file", file.path());
    }
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
