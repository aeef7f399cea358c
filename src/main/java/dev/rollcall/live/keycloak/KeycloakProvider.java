package dev.rollcall.live.keycloak;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.live.Connection;
import dev.rollcall.live.Provider;
import dev.rollcall.live.http.ApiServer;
import dev.rollcall.live.http.BaseUrl;
import dev.rollcall.live.http.HttpApi;
import dev.rollcall.live.http.HttpPolicy;
import dev.rollcall.live.http.HttpSettings;
import dev.rollcall.live.http.NetworkEnvironment;
import dev.rollcall.live.http.NetworkRoute;
import dev.rollcall.live.http.TornReadRetry;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import dev.rollcall.model.Section;
import dev.rollcall.settings.ProviderKey;
import dev.rollcall.settings.ProviderSettings;
import dev.rollcall.settings.Secret;
import dev.rollcall.settings.SecretSource;
import dev.rollcall.settings.Settings;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keycloak 26.7 or later: earlier versions have no organization groups. */
public final class KeycloakProvider implements Provider {
  private static final RoleLadder MEMBERS_ONLY = RoleLadder.of("member");
  private static final RoleLadder WITH_ADMINS = RoleLadder.of("member", Role.ADMIN.name());

  /** A ladder has at least one role; no client role has this name, and no file can use it. */
  private static final RoleLadder NONE = RoleLadder.of("(none)");

  private static final String URL_FORM = "https://HOST";
  private static final String SECRET = "client_secret";
  private static final String ADMIN_ROLE = "admin_role";
  private static final List<ProviderKey> KEYS =
      List.of(
          HttpSettings.url(URL_FORM),
          ProviderKey.of("realm", ProviderKey.Type.TEXT)
              .required("name the realm that the organization is in")
              .deciding()
              .option(
                  new ProviderKey.Option(
                      "--realm", "NAME", "Use this Keycloak realm.", "a realm: add --realm NAME")),
          ProviderKey.of("client_id", ProviderKey.Type.TEXT)
              .required("name a confidential client of the realm, with a service account")
              .option(
                  new ProviderKey.Option(
                      "--client-id",
                      "ID",
                      "Call Keycloak as this client.",
                      "a client: add --client-id ID")),
          HttpSettings.secret(SECRET),
          ProviderKey.of(ADMIN_ROLE, ProviderKey.Type.TEXT).deciding(),
          HttpSettings.CA_FILE,
          HttpSettings.REQUESTS_PER_SECOND);

  /**
   * Where Keycloak puts the reason, depending on which part of it refuses; and what it says when
   * its mail server is down: the invitation is then as it was before.
   */
  private static final ApiServer.ErrorFormat ERRORS =
      new ApiServer.ErrorFormat(
          List.of("errorMessage", "error_description", "error"),
          Set.of("Failed to send invite email"),
          answer -> false);

  private final NetworkEnvironment network;
  private final HttpPolicy policy;

  /** Keycloak servers, reached as the environment says. */
  public KeycloakProvider(NetworkEnvironment network) {
    this(network, HttpPolicy.DEFAULT);
  }

  KeycloakProvider(NetworkEnvironment network, HttpPolicy policy) {
    this.network = network;
    this.policy = policy;
  }

  @Override
  public String type() {
    return "keycloak";
  }

  @Override
  public String summary() {
    return "an organization of a Keycloak realm";
  }

  @Override
  public String schema() {
    return Provider.resource(KeycloakProvider.class, "keycloak.provider.json");
  }

  @Override
  public List<ProviderKey> keys() {
    return KEYS;
  }

  @Override
  public @Nullable String problemWithUrl(String url) {
    return BaseUrl.problemWith(url);
  }

  @Override
  public Diagnostic unsupported(Section section, @Nullable SourceLocation place) {
    if (section != Section.WORKSPACES) {
      return Provider.super.unsupported(section, place);
    }
    return Diagnostic.error(
            "unsupported-section", "no client roles are configured as workspace roles", place)
        .withHint(
            "list them in the settings, lowest first, such as roles: {workspace: [viewer,"
                + " editor]}");
  }

  @Override
  public String hintForAdmins() {
    return "for admins, set provider.admin_role to a realm role";
  }

  @Override
  public Capabilities capabilities(Settings settings, Path folder) {
    boolean admins = settings.provider().get(ADMIN_ROLE) != null;
    RoleLadder owned = settings.roles().workspace();
    Set<Section> sections = EnumSet.of(Section.MEMBERS, Section.GROUPS);
    if (owned != null) {
      sections.add(Section.WORKSPACES);
    }
    return new Capabilities(
        sections,
        roles(settings),
        admins ? Optional.of(Role.ADMIN) : Optional.empty(),
        false,
        false);
  }

  @Override
  public Roles roles(Settings settings) {
    RoleLadder owned = settings.roles().workspace();
    return new Roles(
        settings.provider().get(ADMIN_ROLE) != null ? WITH_ADMINS : MEMBERS_ONLY,
        MEMBERS_ONLY,
        owned == null ? NONE : owned);
  }

  @Override
  public Connection connect(Settings settings, ProjectContext project)
      throws InvalidInputException {
    ProviderSettings provider = settings.provider();
    String realm = provider.require("realm");
    String clientId = provider.require("client_id");
    BaseUrl base = HttpSettings.base(settings, this, URL_FORM);
    AccessToken.ClientCredential client =
        new AccessToken.ClientCredential(clientId, secret(settings, project.secrets()));
    NetworkRoute route = network.routeTo(project.folder(), provider.get("ca_file"), settings);
    HttpPolicy pace = HttpSettings.policy(settings, policy);
    HttpApi tokens = HttpApi.open(server(base, client, clientId), pace, route);
    AccessToken token = new AccessToken(tokens, Realm.tokenPath(realm), System::nanoTime);
    return new KeycloakConnection(
        tokens,
        new Realm(
            HttpApi.open(server(base, token, clientId), pace, route),
            realm,
            settings.organization(),
            clientId,
            roles(settings),
            settings.roles().workspace(),
            provider.get(ADMIN_ROLE)),
        new TornReadRetry(pace));
  }

  /** The server, called with a credential. */
  static ApiServer server(BaseUrl base, ApiServer.Credential credential, String clientId) {
    return new ApiServer(base, Map.of(), credential, new KeycloakErrorHints(clientId), ERRORS);
  }

  private static Secret secret(Settings settings, SecretResolver secrets)
      throws InvalidInputException {
    SecretSource source = settings.provider().secret(SECRET);
    if (source == null) {
      throw new InvalidInputException(
          Diagnostic.error(
                  "missing-token", "no client secret is given", settings.sourceOf("provider"))
              .withHint(
                  "add `client_secret: ${KEYCLOAK_CLIENT_SECRET}` or `client_secret_file: PATH`"
                      + " under `provider`"));
    }
    return secrets.reveal(source);
  }
}
