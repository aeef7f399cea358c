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
public record Network(@Nullable Secret httpsProxy, String noProxy, @Nullable Path certificates) {
  /** The environment says nothing. */
  public static final Network SILENT = new Network(null, "", null);

  /**
   * Whom it trusts.
   *
   * @throws IllegalArgumentException if the file holds no certificate, with the reason as a clause
   */
  public Trust trust() {
    return certificates == null ? Trust.OF_JAVA : Trust.only(certificates);
  }

  /**
   * Which proxy it takes.
   *
   * @throws IllegalArgumentException if that is none, with the reason as a clause
   */
  public Proxies proxies() {
    return httpsProxy == null ? Proxies.OF_JAVA : Proxies.of(httpsProxy, noProxy);
  }
}
