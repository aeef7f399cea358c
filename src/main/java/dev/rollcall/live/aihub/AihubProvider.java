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
import dev.rollcall.live.http.HttpSettings;
import dev.rollcall.live.http.NetworkEnvironment;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import dev.rollcall.model.Section;
import dev.rollcall.settings.ConsoleWords;
import dev.rollcall.settings.ProviderKey;
import dev.rollcall.settings.Secret;
import dev.rollcall.settings.SecretSource;
import dev.rollcall.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** AI Hub, or any other server of the membership contract. */
public final class AihubProvider implements Provider {
  /** The word in {@code provider.type}. */
  public static final String TYPE = "aihub";

  /** Of workspaces the newest of five sets; the order of the last two is inferred. */
  private static final Roles BUILT_IN =
      new Roles(
          RoleLadder.of("member", "admin"),
          RoleLadder.of("member", "manager"),
          RoleLadder.of("reviewer", "review_manager", "tester", "developer", "manager"));

  private static final String TOKEN = "token";
  private static final String URL_FORM = "https://HOST/api";
  private static final List<ProviderKey> KEYS =
      List.of(
          HttpSettings.url(URL_FORM),
          HttpSettings.secret(TOKEN),
          HttpSettings.CA_FILE,
          HttpSettings.REQUESTS_PER_SECOND);

  private final NetworkEnvironment network;

  /** A provider reached as Java does by itself. */
  public AihubProvider() {
    this(NetworkEnvironment.SILENT);
  }

  /** A provider reached as the environment says. */
  public AihubProvider(NetworkEnvironment network) {
    this.network = network;
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public String summary() {
    return "a server of the membership contract";
  }

  @Override
  public String schema() {
    return Provider.resource(AihubProvider.class, "aihub.provider.json");
  }

  @Override
  public List<ProviderKey> keys() {
    return KEYS;
  }

  @Override
  public @Nullable String problemWithUrl(String url) {
    return problemWith(url);
  }

  static @Nullable String problemWith(String url) {
    String problem = BaseUrl.problemWith(url);
    return problem != null || URI.create(url).getPath().endsWith("/api")
        ? problem
        : "it must end in /api";
  }

  @Override
  public ConsoleWords console() {
    return new AihubConsole();
  }

  @Override
  public Capabilities capabilities(Settings settings, Path folder) {
    return new Capabilities(
        EnumSet.allOf(Section.class), roles(settings), Optional.of(Role.ADMIN), true, true);
  }

  @Override
  public Roles roles(Settings settings) {
    return settings.roles().applyTo(BUILT_IN);
  }

  @Override
  public Connection connect(Settings settings, ProjectContext project)
      throws InvalidInputException {
    BaseUrl base = HttpSettings.base(settings, this, URL_FORM);
    if (!ApiServer.isHeaderValue(settings.organization())) {
      throw invalid(
          "bad-organization",
          "the organization ID contains characters that are not allowed in an HTTP header",
          "give the ID, such as acme, not the display name",
          settings.sourceOf("organization"));
    }
    Secret token = token(settings, project.secrets());
    ApiServer site = AihubConnection.site(base, settings.organization(), token);
    HttpPolicy policy = HttpSettings.policy(settings, HttpPolicy.DEFAULT);
    return new AihubConnection(
        HttpApi.open(
            site,
            policy,
            network.routeTo(project.folder(), settings.provider().get("ca_file"), settings)),
        settings.organization(),
        roles(settings),
        policy);
  }

  /**
   * Opens a way to an organization on a server, and sends nothing yet.
   *
   * @param base ends in {@code /api}; https, or http on this machine
   * @param organization its id
   * @param builtIn the roles there are where the server does not say
   * @throws IllegalArgumentException if the base is unfit
   */
  public static Connection connect(URI base, String organization, Secret token, Roles builtIn) {
    BaseUrl url = BaseUrl.of(base.toString(), AihubProvider::problemWith);
    ApiServer site = AihubConnection.site(url, organization, token);
    return AihubConnection.open(site, organization, builtIn, HttpPolicy.DEFAULT);
  }

  private static Secret token(Settings settings, SecretResolver secrets)
      throws InvalidInputException {
    SecretSource source = settings.provider().secret(TOKEN);
    if (source == null) {
      throw invalid(
          "missing-token",
          "no token is set for the provider",
          "add `token: ${AIHUB_TOKEN}` or `token_file: PATH` under `provider`",
          settings.sourceOf("provider"));
    }
    Secret token = secrets.reveal(source);
    if (!ApiServer.isHeaderValue(token.reveal())) {
      throw invalid(
          "bad-token",
          "the token is empty, or contains characters that are not allowed in an HTTP header",
          "check that it was copied completely, without line breaks",
          source.source());
    }
    return token;
  }

  private static InvalidInputException invalid(
      String code, String message, String hint, @Nullable SourceLocation source) {
    return new InvalidInputException(Diagnostic.error(code, message, source).withHint(hint));
  }
}
