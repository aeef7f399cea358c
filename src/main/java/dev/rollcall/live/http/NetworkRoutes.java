package dev.rollcall.live.http;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.settings.Settings;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the way to a server in what the environment and the settings say.
 *
 * @param folder where relative paths of the settings start from
 */
public record NetworkRoutes(NetworkEnvironment network, Path folder) {
  /**
   * The way to the server of a project.
   *
   * @param caFile certificates to trust beside those trusted anyway, or null for none
   * @throws InvalidInputException if a proxy is none, or a file holds no certificates
   */
  public NetworkRoute to(@Nullable String caFile, Settings settings) throws InvalidInputException {
    return new NetworkRoute(trust(caFile, settings.sourceOf("provider.ca_file")), proxies());
  }

  private TrustedCertificates trust(@Nullable String caFile, @Nullable SourceLocation source)
      throws InvalidInputException {
    TrustedCertificates trust =
        usable(
            network::trust,
            "bad-ca-file",
            "the file " + network.certificates() + " that SSL_CERT_FILE names",
            "name a file of certificates in PEM, or unset it",
            null);
    return caFile == null
        ? trust
        : usable(
            () -> trust.and(folder.resolve(caFile)),
            "bad-ca-file",
            "the CA file " + caFile,
            "name a file of certificates in PEM",
            source);
  }

  private ProxyRules proxies() throws InvalidInputException {
    return usable(
        network::proxies,
        "bad-proxy",
        "the proxy in HTTPS_PROXY",
        "set it to http://HOST:PORT, or unset it",
        null);
  }

  private static <T> T usable(
      Supplier<T> thing, String code, String name, String hint, @Nullable SourceLocation source)
      throws InvalidInputException {
    try {
      return thing.get();
    } catch (IllegalArgumentException e) {
      String message = name + " cannot be used: " + e.getMessage();
      throw new InvalidInputException(Diagnostic.error(code, message, source).withHint(hint));
    }
  }
}
