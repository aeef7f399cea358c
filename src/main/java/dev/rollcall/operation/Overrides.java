package dev.rollcall.operation;

import dev.rollcall.settings.GuardLimits;
import dev.rollcall.settings.Ignore;
import dev.rollcall.settings.Invitations;
import dev.rollcall.settings.ProviderSettings;
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
 * @param tokenFile relative to the working folder
 */
public record Overrides(
    @Nullable String provider,
    @Nullable String url,
    @Nullable String organization,
    @Nullable Path tokenFile) {
  /** Every setting holds. */
  public static final Overrides NONE = new Overrides(null, null, null, null);

  /**
   * Settings with these replaced.
   *
   * @throws WrongOptionsException if they make no sense together
   */
  public Settings applyTo(Settings settings) throws WrongOptionsException {
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
   * @throws WrongOptionsException if they do not say which organization is meant
   */
  Settings toSettings() throws WrongOptionsException {
    if (organization == null || provider == null) {
      throw new WrongOptionsException(
          "which organization? Add --from PROJECT, or --provider, --url, --organization and"
              + " --token-file");
    }
    return new Settings(
        organization,
        provider(ProviderSettings.Sandbox.DEFAULT),
        Invitations.NEVER_RESEND,
        true,
        Ignore.NOBODY,
        GuardLimits.DEFAULT,
        Settings.RoleOverrides.NONE,
        List.of(),
        Map.of());
  }

  private ProviderSettings provider(ProviderSettings own) throws WrongOptionsException {
    String type = provider == null ? own.type() : provider;
    return switch (type) {
      case "aihub" -> aihub(own instanceof ProviderSettings.Aihub aihub ? aihub : null);
      case "sandbox" -> sandbox(own);
      case "snapshot" -> snapshot(own);
      default ->
          throw new WrongOptionsException(
              "no provider is called " + type + ": it is aihub, sandbox or snapshot");
    };
  }

  private ProviderSettings sandbox(ProviderSettings own) throws WrongOptionsException {
    checkNoServer("sandbox");
    return own instanceof ProviderSettings.Sandbox ? own : ProviderSettings.Sandbox.DEFAULT;
  }

  private ProviderSettings snapshot(ProviderSettings own) throws WrongOptionsException {
    checkNoServer("snapshot");
    if (own instanceof ProviderSettings.Snapshot) {
      return own;
    }
    throw new WrongOptionsException(
        "which lists? Only settings can name those of a snapshot: write provider: {type: snapshot,"
            + " members: members.csv} into a rollcall.yaml, and leave --provider out");
  }

  private void checkNoServer(String type) throws WrongOptionsException {
    if (url != null || tokenFile != null) {
      throw new WrongOptionsException(
          "a " + type + " has no url and no token: to reach a server, add --provider aihub");
    }
  }

  private ProviderSettings aihub(ProviderSettings.@Nullable Aihub own)
      throws WrongOptionsException {
    String base = url != null ? url : own == null ? null : own.url();
    if (base == null) {
      throw new WrongOptionsException("aihub needs a URL: add --url https://HOST/api");
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
