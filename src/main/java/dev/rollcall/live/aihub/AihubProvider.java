package dev.rollcall.live.aihub;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.live.Connection;
import dev.rollcall.live.Provider;
import dev.rollcall.live.http.ApiServer;
import dev.rollcall.live.http.BaseUrl;
import dev.rollcall.live.http.HttpApi;
import dev.rollcall.live.http.HttpPolicy;
import dev.rollcall.live.http.NetworkEnvironment;
import dev.rollcall.live.http.NetworkRoutes;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import dev.rollcall.model.Section;
import dev.rollcall.settings.ProviderSettings;
import dev.rollcall.settings.Secret;
import dev.rollcall.settings.SecretSource;
import dev.rollcall.settings.Settings;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** AI Hub, or any other server of the membership contract. */
public final class AihubProvider implements Provider {
  /** The word in {@code provider.type}. */
  public static final String TYPE = "aihub";

  private static final RoleLadder ORGANIZATION = RoleLadder.of("member", "admin");
  private static final RoleLadder GROUP = RoleLadder.of("member", "manager");

  /** The newest of five sets; the order of the last two is inferred. */
  private static final RoleLadder WORKSPACE =
      RoleLadder.of("reviewer", "review_manager", "tester", "developer", "manager");

  private final NetworkRoutes ways;

  /** A provider reached as Java does by itself. */
  public AihubProvider() {
    this(NetworkEnvironment.SILENT, Path.of(""));
  }

  /**
   * A provider reached as the environment says.
   *
   * @param folder where relative paths of the settings start from
   */
  public AihubProvider(NetworkEnvironment network, Path folder) {
    this.ways = new NetworkRoutes(network, folder);
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Capabilities capabilities(Settings settings) {
    Settings.RoleOverrides overrides = settings.roles();
    Roles roles =
        new Roles(
            orElse(overrides.organization(), ORGANIZATION),
            orElse(overrides.group(), GROUP),
            orElse(overrides.workspace(), WORKSPACE));
    return new Capabilities(
        EnumSet.allOf(Section.class), roles, Optional.of(Role.ADMIN), true, true);
  }

  private static RoleLadder orElse(@Nullable RoleLadder override, RoleLadder builtIn) {
    return override == null ? builtIn : override;
  }

  @Override
  public Connection connect(Settings settings, SecretResolver secrets)
      throws InvalidInputException {
    if (!(settings.provider() instanceof ProviderSettings.Aihub aihub)) {
      throw new IllegalArgumentException("not for a provider " + settings.provider().type());
    }
    BaseUrl base = base(aihub, settings);
    if (!ApiServer.isHeaderValue(settings.organization())) {
      throw invalid(
          "bad-organization",
          "the organization ID holds characters that no HTTP header can carry",
          "give the ID, such as acme, not the display name",
          settings.sourceOf("organization"));
    }
    Secret token = token(aihub, settings, secrets);
    ApiServer site = AihubConnection.site(base, settings.organization(), token);
    HttpPolicy patience = patience(aihub);
    return AihubConnection.open(
        HttpApi.open(site, patience, ways.to(aihub.caFile(), settings)),
        settings.organization(),
        capabilities(settings).roles(),
        patience);
  }

  private static HttpPolicy patience(ProviderSettings.Aihub aihub) {
    Double most = aihub.requestsPerSecond();
    return most == null ? HttpPolicy.DEFAULT : HttpPolicy.DEFAULT.atMost(most);
  }

  private static BaseUrl base(ProviderSettings.Aihub aihub, Settings settings)
      throws InvalidInputException {
    try {
      return AihubConnection.base(aihub.url());
    } catch (IllegalArgumentException e) {
      throw invalid(
          "bad-url",
          "the URL " + withoutSecrets(aihub.url()) + " cannot be used: " + e.getMessage(),
          "give it as https://HOST/api",
          settings.sourceOf("provider.url"));
    }
  }

  /** Some people write passwords and tokens into URLs. */
  private static String withoutSecrets(String url) {
    return url.replaceAll("//[^/]*@", "//***@").replaceAll("([?#]).*", "$1***");
  }

  private static Secret token(
      ProviderSettings.Aihub aihub, Settings settings, SecretResolver secrets)
      throws InvalidInputException {
    SecretSource source = aihub.token();
    if (source == null) {
      throw invalid(
          "missing-token",
          "there is no token to call the provider with",
          "add `token: ${AIHUB_TOKEN}` or `token_file: PATH` under `provider`",
          settings.sourceOf("provider"));
    }
    Secret token = secrets.reveal(source);
    if (!ApiServer.isHeaderValue(token.reveal())) {
      throw invalid(
          "bad-token",
          "the token is empty, or holds characters that no HTTP header can carry",
          "check that it was copied whole, without line ends",
          source.source());
    }
    return token;
  }

  private static InvalidInputException invalid(
      String code, String message, String hint, @Nullable SourceLocation source) {
    return new InvalidInputException(Diagnostic.error(code, message, source).withHint(hint));
  }
}
