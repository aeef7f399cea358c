package dev.rollcall.live.aihub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.live.Connection;
import dev.rollcall.live.Provider;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Section;
import dev.rollcall.settings.GuardLimits;
import dev.rollcall.settings.IgnoreList;
import dev.rollcall.settings.ProviderSettings;
import dev.rollcall.settings.ResendPolicy;
import dev.rollcall.settings.Secret;
import dev.rollcall.settings.SecretSource;
import dev.rollcall.settings.Settings;
import dev.rollcall.settings.Settings.RoleOverrides;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the provider offers, and what it needs to connect. */
final class AihubProviderTest {
  private static final SourceLocation PLACE = new SourceLocation("rollcall.yaml", 2, 1);
  private static final SecretSource TOKEN = SecretSource.variable("AIHUB_TOKEN", PLACE);
  private static final String URL = "https://acme.aihub.example/api";

  private final AihubProvider provider = new AihubProvider();

  private static Settings settings(ProviderSettings provider, RoleOverrides roles) {
    return new Settings(
        "acme",
        provider,
        ResendPolicy.NEVER_RESEND,
        false,
        IgnoreList.NOBODY,
        GuardLimits.DEFAULT,
        roles,
        List.of(),
        Map.of("provider", PLACE, "provider.url", PLACE, "organization", PLACE));
  }

  private static ProviderSettings provider(String url, @Nullable SecretSource token) {
    return new ProviderSettings(
        "aihub", Map.of("url", url), token == null ? Map.of() : Map.of("token", token));
  }

  private static Provider.ProjectContext project(String token) {
    return new Provider.ProjectContext(
        Path.of(""), source -> new Secret(token), () -> DesiredState.NOTHING);
  }

  private static Settings aihub(String url, @Nullable SecretSource token) {
    return settings(provider(url, token), RoleOverrides.NONE);
  }

  private Diagnostic refusal(Settings settings, String token) {
    InvalidInputException e =
        catchThrowableOfType(
            InvalidInputException.class, () -> provider.connect(settings, project(token)));
    assertThat(e.diagnostics().kept()).hasSize(1);
    assertThat(e.getMessage()).doesNotContain(token.isEmpty() ? "***" : token);
    return e.diagnostics().kept().get(0);
  }

  @Test
  void offersWhatTheProductHas() {
    Capabilities capabilities = provider.capabilities(aihub(URL, null), Path.of(""));

    assertThat(provider.type()).isEqualTo("aihub");
    assertThat(capabilities.sections()).containsExactly(Section.values());
    assertThat(capabilities.admin()).contains(Role.ADMIN);
    assertThat(capabilities.countsSends()).isTrue();
    assertThat(capabilities.grantsBeforeJoining()).isTrue();
    assertThat(capabilities.roles().organization()).isEqualTo(RoleLadder.of("member", "admin"));
    assertThat(capabilities.roles().group()).isEqualTo(RoleLadder.of("member", "manager"));
    assertThat(capabilities.roles().workspace())
        .isEqualTo(RoleLadder.of("reviewer", "review_manager", "tester", "developer", "manager"));
  }

  @Test
  void settingsReplaceLadders() {
    RoleLadder old = RoleLadder.of("viewer", "editor");
    Settings settings = settings(provider(URL, TOKEN), new RoleOverrides(null, null, old));

    assertThat(provider.capabilities(settings, Path.of("")).roles().workspace()).isEqualTo(old);
    assertThat(provider.capabilities(settings, Path.of("")).roles().group().roles()).hasSize(2);
  }

  @Test
  void connectingSendsNothing() throws Exception {
    try (Connection connection = provider.connect(aihub(URL, TOKEN), project("t0ken"))) {
      assertThat(connection.reader()).isNotNull();
    }
  }

  @Test
  void tokenMustBeNamed() {
    Diagnostic refusal = refusal(aihub(URL, null), "t0ken");

    assertThat(refusal.code()).isEqualTo("missing-token");
    assertThat(refusal.source()).isEqualTo(PLACE);
    assertThat(refusal.hint()).contains("token: ${AIHUB_TOKEN}", "token_file: PATH");
  }

  @ParameterizedTest
  @CsvSource({"''", "'with\nline end'", "ünicode", "' blank'"})
  void tokenMustFitAHeader(String token) {
    assertThat(refusal(aihub(URL, TOKEN), token).code()).isEqualTo("bad-token");
  }

  @ParameterizedTest
  @CsvSource({
    "https://acme.aihub.example, it must end in /api",
    "https://acme.aihub.example/api/v2, it must end in /api",
    "http://acme.aihub.example/api, it must be https",
    "acme, it must start with https://"
  })
  void urlMustBeFit(String url, String reason) {
    Diagnostic refusal = refusal(aihub(url, TOKEN), "t0ken");

    assertThat(refusal.code()).isEqualTo("bad-url");
    assertThat(refusal.message()).contains(url, reason);
    assertThat(refusal.source()).isEqualTo(PLACE);
  }

  @ParameterizedTest
  @CsvSource({
    "https://ada:pass-w0rd@acme.aihub.example/api, https://***@acme.aihub.example/api",
    "https://acme.aihub.example/api?key=pass-w0rd, https://acme.aihub.example/api?***",
    "https://acme.aihub.example/api#pass-w0rd, https://acme.aihub.example/api#***"
  })
  void urlIsSaidWithoutItsSecrets(String url, String said) {
    Diagnostic refusal = refusal(aihub(url, TOKEN), "t0ken");

    assertThat(refusal.message()).contains("the URL " + said + " ").doesNotContain("pass-w0rd");
  }

  @Test
  void isForItsOwnSettingsOnly() {
    Settings sandbox =
        settings(new ProviderSettings("sandbox", Map.of(), Map.of()), RoleOverrides.NONE);

    assertThatThrownBy(() -> provider.connect(sandbox, project("t")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void opensOnABareUrl() {
    try (Connection connection =
        AihubProvider.connect(
            URI.create("http://127.0.0.1:1/api"), "acme", new Secret("t"), Acme.BUILT_IN)) {
      assertThat(connection.reader()).isNotNull();
    }
    assertThatThrownBy(
            () ->
                AihubProvider.connect(
                    URI.create("http://127.0.0.1:1"), "acme", new Secret("t"), Acme.BUILT_IN))
        .hasMessage("it must end in /api");
  }
}
