package dev.rollcall.live.http;

import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Says in words why no TLS came about, and what helps. */
final class TlsMessages {
  private static final String TRUST =
      "; if it is an authority of your own, name its certificate with provider.ca_file or"
          + " SSL_CERT_FILE";

  private TlsMessages() {}

  /**
   * The reason as a clause with advice.
   *
   * @param host as it was asked for
   */
  static String of(SSLException failure, String host) {
    if (has(failure, CertificateExpiredException.class)) {
      return "its certificate has expired; it has to be renewed there, if the clock here is right";
    }
    if (has(failure, CertificateNotYetValidException.class)) {
      return "its certificate is not valid yet; check the clock here";
    }
    if (failure instanceof SSLPeerUnverifiedException) {
      return "its certificate is for another host" + names(failure) + "; check the URL";
    }
    if (has(failure, CertPathBuilderException.class)) {
      return "its certificate was issued by an authority that is not trusted here" + TRUST;
    }
    if (has(failure, CertPathValidatorException.class)) {
      return "its certificate is not accepted: " + message(failure) + TRUST;
    }
    return handshake(message(failure), host);
  }

  private static String handshake(String message, String host) {
    String lower = message.toLowerCase(Locale.ROOT);
    if (lower.contains("unrecognized ssl message") || lower.contains("plaintext connection")) {
      return "it does not answer in TLS; check the port, and whether " + host + " speaks https";
    }
    if (lower.contains("protocol_version") || lower.contains("handshake_failure")) {
      return "it offers no version of TLS or no cipher that Java takes (" + message + ")";
    }
    if (lower.contains("terminated the handshake") || lower.contains("shut down incorrectly")) {
      return "it broke off the handshake; check the port, and whether " + host + " speaks https";
    }
    return message + "; check its certificate and what is trusted here";
  }

  private static boolean has(Throwable failure, Class<? extends Exception> cause) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (cause.isInstance(e)) {
        return true;
      }
    }
    return false;
  }

  /** OkHttp lists the names a certificate is for at the end of its message. */
  private static String names(IOException failure) {
    String message = message(failure);
    int names = message.lastIndexOf("subjectAltNames:");
    return names < 0 ? "" : ": " + message.substring(names + "subjectAltNames:".length()).strip();
  }

  private static String message(IOException failure) {
    return String.valueOf(failure.getMessage());
  }
}
