package dev.rollcall.live.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.live.Provider;
import dev.rollcall.live.http.NetworkEnvironment;
import dev.rollcall.model.DesiredState;
import dev.rollcall.settings.GuardLimits;
import dev.rollcall.settings.IgnoreList;
import dev.rollcall.settings.ProviderSettings;
import dev.rollcall.settings.ResendPolicy;
import dev.rollcall.settings.Secret;
import dev.rollcall.settings.SecretSource;
import dev.rollcall.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class KeycloakProviderTest {
  private static final SourceLocation PLACE = new SourceLocation("rollcall.yaml", 2, 1);

  private static Diagnostic refusal(String url) {
    ProviderSettings provider =
        new ProviderSettings(
            "keycloak",
            Map.of("url", url, "realm", "acme", "client_id", "rollcall"),
            Map.of("client_secret", SecretSource.variable("SECRET", PLACE)));
    Settings settings =
        new Settings(
            "acme",
            provider,
            ResendPolicy.NEVER_RESEND,
            false,
            IgnoreList.NOBODY,
            GuardLimits.DEFAULT,
            Settings.RoleOverrides.NONE,
            List.of(),
            Map.of("provider.url", PLACE));
    InvalidInputException e =
        catchThrowableOfType(
            InvalidInputException.class,
            () ->
                new KeycloakProvider(NetworkEnvironment.SILENT)
                    .connect(
                        settings,
                        new Provider.ProjectContext(
                            Path.of(""), source -> new Secret("s"), () -> DesiredState.NOTHING)));
    assertThat(e.diagnostics().kept()).hasSize(1);
    return e.diagnostics().kept().get(0);
  }

  @Test
  void urlIsSaidWithoutItsPassword() {
    Diagnostic refusal = refusal("https://ada:pass-w0rd@id.example/auth");

    assertThat(refusal.code()).isEqualTo("bad-url");
    assertThat(refusal.source()).isEqualTo(PLACE);
    assertThat(refusal.message())
        .contains("the URL https://***@id.example/auth ")
        .doesNotContain("pass-w0rd");
  }
}
