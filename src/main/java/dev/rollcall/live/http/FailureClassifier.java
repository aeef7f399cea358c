package dev.rollcall.live.http;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.http.Exchange.FailedAttemptException;
import dev.rollcall.settings.Secret;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Says of one request what went wrong, what is known of its effect, and what may follow. */
final class FailureClassifier {
  private static final int TIMEOUT = 408;
  static final int TOO_MANY_REQUESTS = 429;
  static final int UNAVAILABLE = 503;

  private static final String TRUST =
      "; if it is your own authority, name its certificate in provider.ca_file or"
          + " SSL_CERT_FILE";

  private final ApiServer server;
  private final ApiRequest request;
  private final HttpUrl url;

  /** The proxy on the way, or null. */
  private final @Nullable String proxy;

  /** What the request was let in with; a stranger's text may repeat it. */
  private volatile QuotedText quoted = new QuotedText(new Secret(""));

  FailureClassifier(ApiServer server, NetworkRoute route, ApiRequest request, HttpUrl url) {
    this.server = server;
    this.proxy = route.proxyOn(url);
    this.request = request;
    this.url = url;
  }

  /** Keeps a secret out of what is said. */
  void hide(Secret sent) {
    quoted = new QuotedText(sent);
  }

  /** Nothing lets the request in. */
  FailedAttemptException notSent(ApiException why) {
    String message = label() + " was not sent: " + why.getMessage();
    int status = why.status().orElse(0);
    return FailedAttemptException.last(
        why.isFatal()
            ? ApiException.fatal(status, message)
            : ApiException.refused(status, message));
  }

  /** An answer that is no 2xx. */
  FailedAttemptException answered(Response response) {
    int status = response.code();
    String message = says(response) + advice(status);
    if (status == TOO_MANY_REQUESTS || (status == UNAVAILABLE && retryAfter(response) != null)) {
      return FailedAttemptException.throttled(
          ApiException.refused(status, message), pause(response));
    }
    if (status >= 500 && server.errors().noEffectReasons().contains(reason(response))) {
      return FailedAttemptException.last(ApiException.refused(status, message));
    }
    if (status == TIMEOUT || status >= 500) {
      return retryableIfRepeatable(ApiException.unknown(status, message, null));
    }
    return FailedAttemptException.last(
        status == 401 || status == 403
            ? ApiException.fatal(status, message)
            : ApiException.refused(status, message));
  }

  /** An answer that looks like success and says that the request was refused. */
  FailedAttemptException errorIn2xx(Response response, String reason) {
    return FailedAttemptException.last(
        ApiException.refused(
            response.code(), head(response) + " with an error: \"" + quote(reason) + "\""));
  }

  /** A 2xx that is not what the API promises. */
  FailedAttemptException unreadable(Response response, String why, String body) {
    String text = head(response) + ", but " + quote(why);
    return FailedAttemptException.last(
        ApiException.unknown(
            response.code(), body.isEmpty() ? text : text + ": \"" + quote(body) + "\"", null));
  }

  /** A 2xx whose JSON breaks off or is none. */
  FailedAttemptException broken(Response response, String why) {
    return retryableIfRepeatable(
        ApiException.unknown(
            response.code(), head(response) + ", but its JSON is broken: " + quote(why), null));
  }

  /**
   * No answer, or not all of it. Where no byte of the request went out, nothing can have happened.
   */
  FailedAttemptException lost(IOException e, boolean sent) {
    if (Thread.currentThread().isInterrupted()) {
      return interrupted(e);
    }
    if (e instanceof ResponseBodyReader.TooLongException) {
      return FailedAttemptException.last(
          ApiException.unknown(0, label() + ": " + e.getMessage(), cause(e)));
    }
    if (sent) {
      return retryableIfRepeatable(ApiException.unknown(0, label() + ": " + words(e), cause(e)));
    }
    ApiException reported = ApiException.refused(0, label() + " was not sent: " + words(e));
    return isPermanent(e) ? FailedAttemptException.last(reported) : retryableIfRepeatable(reported);
  }

  FailedAttemptException interrupted(Exception e) {
    return FailedAttemptException.last(
        ApiException.unknown(0, label() + " was interrupted", cause(e)));
  }

  private FailedAttemptException retryableIfRepeatable(ApiException reported) {
    return request.isRepeatable()
        ? FailedAttemptException.passing(reported)
        : FailedAttemptException.last(reported);
  }

  private static boolean isPermanent(IOException e) {
    return e instanceof UnknownHostException
        || e instanceof ConnectException
        || e instanceof SSLException
        || isNoProxyCredentials(e);
  }

  /** OkHttp has no exception of its own for that. */
  private static boolean isNoProxyCredentials(IOException e) {
    return "Failed to authenticate with proxy".equals(e.getMessage());
  }

  private String words(IOException e) {
    String host = url.host() + ":" + url.port();
    String through = proxy == null ? "" : " through the proxy " + proxy;
    if (e instanceof UnknownHostException) {
      return proxy == null
          ? "unknown host " + url.host() + "; check the URL and the network"
          : "unknown proxy " + proxy + "; check HTTPS_PROXY and the network";
    }
    if (e instanceof ConnectException) {
      return proxy == null
          ? "nothing listens at " + host + "; check the URL and whether the server runs"
          : "nothing listens at the proxy " + proxy + "; check HTTPS_PROXY";
    }
    if (e instanceof SSLException tls) {
      return "TLS with " + host + through + " failed: " + quote(words(tls));
    }
    if (isNoProxyCredentials(e)) {
      return "the proxy " + proxy + " rejected the user or password; check HTTPS_PROXY";
    }
    if (e instanceof InterruptedIOException) {
      return "no answer from " + host + through + " in time";
    }
    return "the connection to " + host + through + " broke: " + quote(message(e));
  }

  /** Why no TLS came about, and what helps. */
  private String words(SSLException failure) {
    if (has(failure, CertificateExpiredException.class)) {
      return "its certificate has expired; renew it on the server, or check the clock of this"
          + " machine";
    }
    if (has(failure, CertificateNotYetValidException.class)) {
      return "its certificate is not valid yet; check the clock of this machine";
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
    return handshake(message(failure));
  }

  private String handshake(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    if (lower.contains("unrecognized ssl message") || lower.contains("plaintext connection")) {
      return "it does not speak TLS; check the port, and whether " + url.host() + " speaks https";
    }
    if (lower.contains("protocol_version") || lower.contains("handshake_failure")) {
      return "it offers no TLS version or cipher that Java supports (" + message + ")";
    }
    if (lower.contains("terminated the handshake") || lower.contains("shut down incorrectly")) {
      return "it broke off the handshake; check the port, and whether "
          + url.host()
          + " speaks https";
    }
    return message + "; check its certificate and the trust store";
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

  private String says(Response response) {
    String location = response.header("Location");
    if (response.isRedirect() && location != null) {
      return head(response) + ": " + redirect(location);
    }
    String reason = reason(response);
    return reason.isEmpty() ? head(response) : head(response) + ": \"" + quote(reason) + "\"";
  }

  private String reason(Response response) {
    return ResponseBodyReader.reason(response, server.errors());
  }

  private String redirect(String location) {
    HttpUrl target = url.resolve(location);
    if (target == null) {
      return "it redirects to an invalid URL";
    }
    if (NetworkRoute.origin(url).equals(NetworkRoute.origin(target))) {
      return "it redirects to "
          + quote(target.encodedPath())
          + ", but only reads are redirected, and only a few times";
    }
    return "it redirects from "
        + NetworkRoute.origin(url)
        + " to "
        + quote(NetworkRoute.origin(target))
        + ", which is not sent the token; if that is the right server, use it as the URL";
  }

  private String head(Response response) {
    String id = response.header("X-Request-Id");
    String suffix = id == null ? "" : " (request id " + quote(id) + ")";
    return label() + " answered " + response.code() + suffix;
  }

  private String label() {
    return request.method() + " " + quote(url.encodedPath());
  }

  private String advice(int status) {
    String advice = server.hints().on(status, request);
    return advice == null ? "" : "; " + advice;
  }

  /** Some exceptions quote what a server sent, which may be what it was sent. */
  private @Nullable Exception cause(Exception e) {
    return quoted.isLeakedBy(e) ? null : e;
  }

  private String quote(String text) {
    return quoted.quote(text);
  }

  private static @Nullable String retryAfter(Response response) {
    return response.header("Retry-After");
  }

  /** RFC 9110 section 10.2.3: seconds or a date; null where it is neither. */
  private static @Nullable Duration pause(Response response) {
    String told = retryAfter(response);
    if (told == null) {
      return null;
    }
    if (told.strip().matches("[0-9]{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(told.strip()));
    }
    Instant end = response.headers().getInstant("Retry-After");
    // the server's own clock, where it tells, so that ours need not be right
    Instant now = response.headers().getInstant("Date");
    return end == null ? null : Duration.between(now == null ? Instant.now() : now, end);
  }
}
