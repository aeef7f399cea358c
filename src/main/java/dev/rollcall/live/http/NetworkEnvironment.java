package dev.rollcall.live.http;

import dev.rollcall.settings.Secret;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says of the way to other machines.
 *
 * @param httpsProxy for https, with the password it may need; null leaves it to Java
 * @param noProxy what is reached without it
 * @param certificates a file of certificates trusted instead of Java's; null for Java's
 */
public record NetworkEnvironment(
    @Nullable Secret httpsProxy, String noProxy, @Nullable Path certificates) {
  /** The environment says nothing. */
  public static final NetworkEnvironment SILENT = new NetworkEnvironment(null, "", null);

  /**
   * Whom it trusts.
   *
   * @throws IllegalArgumentException if the file holds no certificate, with the reason as a clause
   */
  public TrustedCertificates trust() {
    return certificates == null
        ? TrustedCertificates.JDK_DEFAULT
        : TrustedCertificates.only(certificates);
  }

  /**
   * Which proxy it takes.
   *
   * @throws IllegalArgumentException if that is none, with the reason as a clause
   */
  public ProxyRules proxies() {
    return httpsProxy == null ? ProxyRules.JDK_DEFAULT : ProxyRules.of(httpsProxy, noProxy);
  }
}
