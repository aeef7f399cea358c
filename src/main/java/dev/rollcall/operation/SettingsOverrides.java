package dev.rollcall.operation;

import dev.rollcall.settings.GuardLimits;
import dev.rollcall.settings.IgnoreList;
import dev.rollcall.settings.ProviderSettings;
import dev.rollcall.settings.ResendPolicy;
import dev.rollcall.settings.SecretSource;
import dev.rollcall.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings replaced for one run, each null where the file's own holds.
 *
 * @param provider a provider's type
 * @param tokenFile of the token, or of the secret of a client; relative to the working folder
 * @param realm of a Keycloak
 * @param clientId of a Keycloak
 */
public record SettingsOverrides(
    @Nullable String provider,
    @Nullable String url,
    @Nullable String organization,
    @Nullable Path tokenFile,
    @Nullable String realm,
    @Nullable String clientId) {
  /** Every setting holds. */
  public static final SettingsOverrides NONE =
      new SettingsOverrides(null, null, null, null, null, null);

  /**
   * Settings with these replaced.
   *
   * @throws InvalidOptionsException if they make no sense together
   */
  public Settings applyTo(Settings settings) throws InvalidOptionsException {
    return new Settings(
        organization == null ? settings.organization() : organization,
        provider(settings.provider()),
        settings.invitations(),
        settings.prune(),
        settings.ignore(),
        settings.guards(),
        settings.roles(),
        settings.files(),
        settings.sources());
  }

  /**
   * Settings made of these alone; everything else is at its default.
   *
   * @throws InvalidOptionsException if they do not say which organization is meant
   */
  Settings toSettings() throws InvalidOptionsException {
    if (organization == null || provider == null) {
      throw new InvalidOptionsException(
          "which organization? Add --from PROJECT, or --provider, --url, --organization and"
              + " --token-file");
    }
    return new Settings(
        organization,
        provider(ProviderSettings.Sandbox.DEFAULT),
        ResendPolicy.NEVER_RESEND,
        true,
        IgnoreList.NOBODY,
        GuardLimits.DEFAULT,
        Settings.RoleOverrides.NONE,
        List.of(),
        Map.of());
  }

  private ProviderSettings provider(ProviderSettings own) throws InvalidOptionsException {
    String type = provider == null ? own.type() : provider;
    return switch (type) {
      case "aihub" -> aihub(own instanceof ProviderSettings.Aihub aihub ? aihub : null);
      case "sandbox" -> sandbox(own);
      case "snapshot" -> snapshot(own);
      case "keycloak" ->
          keycloak(own instanceof ProviderSettings.Keycloak keycloak ? keycloak : null);
      default ->
          throw new InvalidOptionsException(
              "no provider is called " + type + ": it is aihub, keycloak, sandbox or snapshot");
    };
  }

  private ProviderSettings sandbox(ProviderSettings own) throws InvalidOptionsException {
    checkNoServer("sandbox");
    return own instanceof ProviderSettings.Sandbox ? own : ProviderSettings.Sandbox.DEFAULT;
  }

  private ProviderSettings snapshot(ProviderSettings own) throws InvalidOptionsException {
    checkNoServer("snapshot");
    if (own instanceof ProviderSettings.Snapshot) {
      return own;
    }
    throw new InvalidOptionsException(
        "which lists? Only settings can name those of a snapshot: write provider: {type: snapshot,"
            + " members: members.csv} into a rollcall.yaml, and leave --provider out");
  }

  private void checkNoServer(String type) throws InvalidOptionsException {
    checkNoRealm(type);
    if (url != null || tokenFile != null) {
      throw new InvalidOptionsException(
          "a " + type + " has no url and no token: to reach a server, add --provider aihub");
    }
  }

  private void checkNoRealm(String type) throws InvalidOptionsException {
    if (realm != null || clientId != null) {
      throw new InvalidOptionsException(
          "a " + type + " has no realm and no client: they go with --provider keycloak");
    }
  }

  private ProviderSettings keycloak(ProviderSettings.@Nullable Keycloak own)
      throws InvalidOptionsException {
    return new ProviderSettings.Keycloak(
        wanted(url, own == null ? null : own.url(), "a URL: add --url https://HOST"),
        wanted(realm, own == null ? null : own.realm(), "a realm: add --realm NAME"),
        wanted(clientId, own == null ? null : own.clientId(), "a client: add --client-id ID"),
        tokenFile == null && own != null ? own.clientSecret() : token(),
        own == null ? null : own.adminRole(),
        own == null ? null : own.caFile(),
        own == null ? null : own.requestsPerSecond());
  }

  private static String wanted(@Nullable String given, @Nullable String own, String what)
      throws InvalidOptionsException {
    if (given != null) {
      return given;
    }
    if (own == null) {
      throw new InvalidOptionsException("keycloak needs " + what);
    }
    return own;
  }

  private ProviderSettings aihub(ProviderSettings.@Nullable Aihub own)
      throws InvalidOptionsException {
    checkNoRealm("server of the contract");
    String base = url != null ? url : own == null ? null : own.url();
    if (base == null) {
      throw new InvalidOptionsException("aihub needs a URL: add --url https://HOST/api");
    }
    return new ProviderSettings.Aihub(
        base,
        tokenFile == null && own != null ? own.token() : token(),
        own == null ? null : own.caFile(),
        own == null ? null : own.requestsPerSecond());
  }

  private @Nullable SecretSource token() {
    return tokenFile == null
        ? null
        : new SecretSource.File(tokenFile.toAbsolutePath().toString(), null);
  }
}
