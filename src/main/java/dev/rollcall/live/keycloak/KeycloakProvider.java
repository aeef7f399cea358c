package dev.rollcall.live.keycloak;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.live.Connection;
import dev.rollcall.live.Provider;
import dev.rollcall.live.http.BaseUrl;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keycloak, from 26.7 on: earlier ones have no groups of organizations. */
public final class KeycloakProvider implements Provider {
  private static final RoleLadder MEMBERS_ONLY = RoleLadder.of("member");
  private static final RoleLadder WITH_ADMINS = RoleLadder.of("member", Role.ADMIN.name());

  /** A ladder has one role at least; no client role is called so, and no file can ask for it. */
  private static final RoleLadder NONE = RoleLadder.of("(none)");

  private final NetworkRoutes ways;
  private final HttpPolicy patience;

  /**
   * Keycloaks reached through a network.
   *
   * @param folder where relative paths of the settings start from
   */
  public KeycloakProvider(NetworkEnvironment network, Path folder) {
    this(new NetworkRoutes(network, folder), HttpPolicy.DEFAULT);
  }

  KeycloakProvider(NetworkRoutes ways, HttpPolicy patience) {
    this.ways = ways;
    this.patience = patience;
  }

  @Override
  public String type() {
    return "keycloak";
  }

  @Override
  public Capabilities capabilities(Settings settings) {
    boolean admins = keycloak(settings).adminRole() != null;
    RoleLadder owned = settings.roles().workspace();
    Set<Section> sections = EnumSet.of(Section.MEMBERS, Section.GROUPS);
    if (owned != null) {
      sections.add(Section.WORKSPACES);
    }
    Roles roles =
        new Roles(admins ? WITH_ADMINS : MEMBERS_ONLY, MEMBERS_ONLY, owned == null ? NONE : owned);
    return new Capabilities(
        sections, roles, admins ? Optional.of(Role.ADMIN) : Optional.empty(), false, false);
  }

  private static ProviderSettings.Keycloak keycloak(Settings settings) {
    if (settings.provider() instanceof ProviderSettings.Keycloak keycloak) {
      return keycloak;
    }
    throw new IllegalArgumentException("not for a provider " + settings.provider().type());
  }

  @Override
  public Connection connect(Settings settings, SecretResolver secrets)
      throws InvalidInputException {
    ProviderSettings.Keycloak keycloak = keycloak(settings);
    BaseUrl base = base(keycloak, settings);
    Secret secret = secret(keycloak, settings, secrets);
    return KeycloakConnection.open(
        base,
        new ClientCredential(keycloak.clientId(), secret),
        settings,
        capabilities(settings).roles(),
        new KeycloakConnection.Transport(
            ways.to(keycloak.caFile(), settings), patience(keycloak.requestsPerSecond())));
  }

  private HttpPolicy patience(@Nullable Double most) {
    return most == null ? patience : patience.atMost(most);
  }

  private static BaseUrl base(ProviderSettings.Keycloak keycloak, Settings settings)
      throws InvalidInputException {
    try {
      return BaseUrl.of(keycloak.url());
    } catch (IllegalArgumentException e) {
      throw invalid(
          "bad-url",
          "the URL " + keycloak.url() + " cannot be used: " + e.getMessage(),
          "give it as https://HOST",
          settings.sourceOf("provider.url"));
    }
  }

  private static Secret secret(
      ProviderSettings.Keycloak keycloak, Settings settings, SecretResolver secrets)
      throws InvalidInputException {
    SecretSource source = keycloak.clientSecret();
    if (source == null) {
      throw invalid(
          "missing-token",
          "there is no secret to call the provider with",
          "add `client_secret: ${KEYCLOAK_CLIENT_SECRET}` or `client_secret_file: PATH` under"
              + " `provider`",
          settings.sourceOf("provider"));
    }
    return secrets.reveal(source);
  }

  private static InvalidInputException invalid(
      String code, String message, String hint, @Nullable SourceLocation source) {
    return new InvalidInputException(Diagnostic.error(code, message, source).withHint(hint));
  }
}
