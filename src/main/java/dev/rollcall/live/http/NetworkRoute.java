package dev.rollcall.live.http;

/** How other machines are reached from here. */
public record NetworkRoute(TrustedCertificates trust, ProxyRules proxies) {
  /** As Java does by itself. */
  public static final NetworkRoute JDK_DEFAULT =
      new NetworkRoute(TrustedCertificates.JDK_DEFAULT, ProxyRules.JDK_DEFAULT);
}
