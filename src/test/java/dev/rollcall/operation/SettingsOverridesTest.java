package dev.rollcall.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.live.Connection;
import dev.rollcall.live.Provider;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import dev.rollcall.model.Section;
import dev.rollcall.settings.ProviderKey;
import dev.rollcall.settings.ProviderModules;
import dev.rollcall.settings.ProviderSettings;
import dev.rollcall.settings.SecretSource;
import dev.rollcall.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line replaces, on products made for this. */
final class SettingsOverridesTest {
  private static final ProviderKey.Option URL =
      new ProviderKey.Option("--url", "URL", "Use this URL.", "a URL: add --url https://HOST");
  private static final ProviderKey.Option TOKEN =
      new ProviderKey.Option("--token-file", "FILE", "Take the token from this file.", null);

  private final List<String> asked = new ArrayList<>();
  private final Provider local =
      product("sandbox", List.of(ProviderKey.of("state", ProviderKey.Type.FILE).orElse("s.json")));
  private final Provider server =
      product(
          "server",
          List.of(
              ProviderKey.of("url", ProviderKey.Type.URL).required("write url:").option(URL),
              ProviderKey.of("token", ProviderKey.Type.SECRET).option(TOKEN)));
  private final ProviderModules modules = new ProviderModules(List.of(local, server));

  @TempDir private Path folder;

  private Provider product(String type, List<ProviderKey> keys) {
    return new Provider() {
      @Override
      public String type() {
        return type;
      }

      @Override
      public String summary() {
        return "for a test";
      }

      @Override
      public String schema() {
        return "{\"properties\": {\"type\": true}}";
      }

      @Override
      public List<ProviderKey> keys() {
        return keys;
      }

      @Override
      public Capabilities capabilities(Settings settings, Path base) {
        asked.add(settings.organization());
        return new Capabilities(
            EnumSet.allOf(Section.class), roles(settings), Optional.of(Role.ADMIN), true, true);
      }

      @Override
      public Roles roles(Settings settings) {
        RoleLadder members = RoleLadder.of("member", "admin");
        return new Roles(members, members, members);
      }

      @Override
      public Connection connect(Settings settings, ProjectContext project) {
        throw new AssertionError("nobody is asked");
      }
    };
  }

  private static SettingsOverrides given(String provider, Map<String, String> options) {
    return new SettingsOverrides(null, provider, "other", options);
  }

  @Test
  void comeBeforeTheCapabilities() throws Exception {
    Files.writeString(
        folder.resolve("rollcall.yaml"), "organization: acme\nprovider: {type: sandbox}\n");
    Files.writeString(folder.resolve("members.yaml"), "members: {}\n");
    OperationContext context =
        new OperationContext(
            List.of(local, server),
            base ->
                source -> {
                  throw new AssertionError("no secret is needed");
                });
    SettingsOverrides other = new SettingsOverrides(null, null, "other", Map.of());

    new PlanProject(context).validate(folder, other);

    assertThat(asked).isNotEmpty().containsOnly("other");
  }

  @Test
  void anotherProductStartsFromItsDefaults() throws Exception {
    SettingsOverrides over = given("server", Map.of("--url", "https://x.example"));
    Settings settings = over.toSettings(modules);

    assertThat(settings.organization()).isEqualTo("other");
    assertThat(settings.provider())
        .isEqualTo(new ProviderSettings("server", Map.of("url", "https://x.example"), Map.of()));
    assertThat(given("sandbox", Map.of()).applyTo(settings, modules).provider())
        .isEqualTo(new ProviderSettings("sandbox", Map.of("state", "s.json"), Map.of()));
  }

  @Test
  void theSameProductKeepsWhatIsNotReplaced() throws Exception {
    Settings own = given("server", Map.of("--url", "https://x.example")).toSettings(modules);
    SettingsOverrides token = new SettingsOverrides(null, null, null, Map.of("--token-file", "/t"));

    assertThat(token.applyTo(own, modules).provider())
        .isEqualTo(
            new ProviderSettings(
                "server",
                Map.of("url", "https://x.example"),
                Map.of("token", SecretSource.file("/t", null))));
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> given("server", Map.of()).toSettings(modules))
        .isInstanceOf(InvalidOptionsException.class)
        .hasMessage("server needs a URL: add --url https://HOST");
    assertThatThrownBy(() -> given("sandbox", Map.of("--url", "x")).toSettings(modules))
        .isInstanceOf(InvalidOptionsException.class)
        .hasMessage(
            "--url is not an option of the provider sandbox, only of server: remove it, or add"
                + " --provider server");
    assertThatThrownBy(() -> given("okta", Map.of()).toSettings(modules))
        .isInstanceOf(InvalidOptionsException.class)
        .hasMessage("unknown provider okta: use sandbox or server");
  }
}
