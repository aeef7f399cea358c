package dev.rollcall.live.http;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.settings.Secret;
import dev.rollcall.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import okhttp3.tls.Certificates;
import okhttp3.tls.HandshakeCertificates;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says of the way to other machines.
 *
 * @param httpsProxy for https, with the password it may need; null for the JDK's proxy settings
 * @param noProxy what is reached without it
 * @param certificates a file of certificates trusted instead of the JDK trust store, or null
 */
public record NetworkEnvironment(
    @Nullable Secret httpsProxy, String noProxy, @Nullable Path certificates) {
  /** The environment says nothing. */
  public static final NetworkEnvironment SILENT = new NetworkEnvironment(null, "", null);

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----");

  /**
   * The way to the server of a project.
   *
   * @param folder where relative paths of the settings start from
   * @param caFile certificates to trust beside those trusted anyway, or null for none
   * @throws InvalidInputException if the proxy is invalid, or a file holds no certificates
   */
  public NetworkRoute routeTo(Path folder, @Nullable String caFile, Settings settings)
      throws InvalidInputException {
    HandshakeCertificates trusted =
        certificates == null && caFile == null ? null : trusted(folder, caFile, settings);
    NetworkRoute route =
        usable(
            () ->
                httpsProxy == null
                    ? NetworkRoute.JDK_DEFAULT
                    : NetworkRoute.through(httpsProxy, noProxy),
            "bad-proxy",
            "the proxy in HTTPS_PROXY",
            "set it to http://HOST:PORT, or unset it",
            null);
    return route.trusting(trusted);
  }

  private HandshakeCertificates trusted(Path folder, @Nullable String caFile, Settings settings)
      throws InvalidInputException {
    HandshakeCertificates.Builder trusted = new HandshakeCertificates.Builder();
    if (certificates == null) {
      trusted.addPlatformTrustedCertificates();
    } else {
      usable(
              () -> read(certificates),
              "bad-ca-file",
              "the file " + certificates + " that SSL_CERT_FILE names",
              "name a file of certificates in PEM, or unset it",
              null)
          .forEach(trusted::addTrustedCertificate);
    }
    if (caFile != null) {
      usable(
              () -> read(folder.resolve(caFile)),
              "bad-ca-file",
              "the CA file " + caFile,
              "name a file of certificates in PEM",
              settings.sourceOf("provider.ca_file"))
          .forEach(trusted::addTrustedCertificate);
    }
    return trusted.build();
  }

  /** PEM as OpenSSL writes it: whatever stands between the blocks is comment. */
  private static List<X509Certificate> read(Path pem) {
    List<String> blocks;
    try {
      String text = Files.readString(pem, StandardCharsets.ISO_8859_1);
      blocks = PEM.matcher(text).results().map(MatchResult::group).toList();
    } catch (IOException e) {
      throw new IllegalArgumentException("it cannot be read", e);
    }
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException(
          "it holds no certificate; -----BEGIN CERTIFICATE----- begins one");
    }
    try {
      return blocks.stream().map(Certificates::decodeCertificatePem).toList();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("one of its certificates is broken", e);
    }
  }

  /** Reports an unusable thing, whose exception gives the reason as a clause. */
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
