package dev.rollcall.live.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates are believed: Java's own list of authorities, or another, and more. */
public final class TrustedCertificates {
  /** What Java trusts by itself. */
  public static final TrustedCertificates JDK_DEFAULT = new TrustedCertificates(null);

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----");

  private final @Nullable List<X509Certificate> instead;

  private TrustedCertificates(@Nullable List<X509Certificate> instead) {
    this.instead = instead;
  }

  /**
   * Trusts the certificates in a file, and nobody else.
   *
   * @throws IllegalArgumentException if it holds none, with the reason as a clause
   */
  public static TrustedCertificates only(Path pem) {
    return new TrustedCertificates(read(pem));
  }

  /**
   * Trusts the certificates in a file as well.
   *
   * @throws IllegalArgumentException if it holds none, with the reason as a clause
   */
  public TrustedCertificates and(Path pem) {
    List<X509Certificate> all = new ArrayList<>(instead == null ? jdkIssuers() : instead);
    all.addAll(read(pem));
    return new TrustedCertificates(all);
  }

  private static List<X509Certificate> read(Path pem) {
    try {
      return certificates(Files.readString(pem, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new IllegalArgumentException("it cannot be read", e);
    } catch (CertificateException e) {
      throw new IllegalArgumentException("one of its certificates is broken", e);
    }
  }

  /** PEM as OpenSSL writes it: whatever stands between the blocks is comment. */
  private static List<X509Certificate> certificates(String text) throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> found = new ArrayList<>();
    Matcher block = PEM.matcher(text);
    while (block.find()) {
      byte[] bytes = block.group().getBytes(StandardCharsets.ISO_8859_1);
      Certificate certificate = factory.generateCertificate(new ByteArrayInputStream(bytes));
      found.add((X509Certificate) certificate);
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "it holds no certificate; -----BEGIN CERTIFICATE----- begins one");
    }
    return found;
  }

  private static List<X509Certificate> jdkIssuers() {
    try {
      return Arrays.asList(manager(null).getAcceptedIssuers());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java's own certificates cannot be read", e);
    }
  }

  /** Whether Java's own way will do. */
  boolean isJdkDefault() {
    return instead == null;
  }

  X509TrustManager manager() {
    try {
      return manager(instead == null ? null : store(instead));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("certificates cannot be used", e);
    }
  }

  static SSLSocketFactory sockets(X509TrustManager manager) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {manager}, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java has no TLS", e);
    }
  }

  private static X509TrustManager manager(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static KeyStore store(List<X509Certificate> certificates)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (int i = 0; i < certificates.size(); i++) {
      store.setCertificateEntry("trusted-" + i, certificates.get(i));
    }
    return store;
  }
}
