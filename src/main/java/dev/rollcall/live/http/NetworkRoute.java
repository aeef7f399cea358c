package dev.rollcall.live.http;

import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import org.jspecify.annotations.Nullable;

/**
 * How other machines are reached from here.
 *
 * @param trusted whose certificates are accepted; null for the JDK trust store
 */
public record NetworkRoute(@Nullable HandshakeCertificates trusted, ProxyRules proxies) {
  /** As the JDK does by default. */
  public static final NetworkRoute JDK_DEFAULT = new NetworkRoute(null, ProxyRules.JDK_DEFAULT);

  OkHttpClient.Builder client() {
    OkHttpClient.Builder client =
        new OkHttpClient.Builder()
            .proxySelector(proxies.selector())
            .proxyAuthenticator(proxies.authenticator());
    return trusted == null
        ? client
        : client.sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager());
  }
}
