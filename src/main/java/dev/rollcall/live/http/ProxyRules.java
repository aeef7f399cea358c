package dev.rollcall.live.http;

import dev.rollcall.settings.Secret;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * Which requests go through a proxy: those to other machines than this one, but for exceptions. As
 * the variables {@code HTTPS_PROXY} and {@code NO_PROXY} are understood by curl and by programs in
 * Go.
 */
public final class ProxyRules {
  /** As Java's system properties say, such as {@code https.proxyHost}. */
  public static final ProxyRules JDK_DEFAULT = new ProxyRules(null, List.of());

  private static final String HEADER = "Proxy-Authorization";

  private final @Nullable HttpUrl proxy;
  private final List<String> exceptions;

  private ProxyRules(@Nullable HttpUrl proxy, List<String> exceptions) {
    this.proxy = proxy;
    this.exceptions = exceptions;
  }

  /**
   * One proxy.
   *
   * @param proxy {@code http://USER:PASSWORD@HOST:PORT}, of which only the host is needed
   * @param exceptions hosts, domains with or without a dot before them, either with {@code :PORT},
   *     or {@code *} for all; between commas
   * @throws IllegalArgumentException if the proxy is none, with the reason as a clause that repeats
   *     nothing of it
   */
  public static ProxyRules of(Secret proxy, String exceptions) {
    String text = proxy.reveal().strip();
    HttpUrl url = HttpUrl.parse(text.contains("://") ? text : "http://" + text);
    if (url == null || url.isHttps()) {
      throw new IllegalArgumentException("it is not of the form http://HOST:PORT");
    }
    return new ProxyRules(
        url,
        Stream.of(exceptions.split(","))
            .map(host -> host.strip().toLowerCase(Locale.ROOT))
            .filter(host -> !host.isEmpty())
            .toList());
  }

  /** The proxy on the way to a URL as {@code HOST:PORT}, or null for none. */
  @Nullable String on(HttpUrl url) {
    SocketAddress address = proxyFor(url).address();
    return address instanceof InetSocketAddress found
        ? found.getHostString() + ":" + found.getPort()
        : null;
  }

  private Proxy proxyFor(HttpUrl url) {
    if (proxy == null) {
      ProxySelector ofJava = ProxySelector.getDefault();
      return ofJava == null ? Proxy.NO_PROXY : ofJava.select(url.uri()).get(0);
    }
    return BaseUrl.isLoopback(url) || exceptions.stream().anyMatch(host -> covers(host, url))
        ? Proxy.NO_PROXY
        : new Proxy(
            Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port()));
  }

  private static boolean covers(String exception, HttpUrl url) {
    String host = url.host();
    String port = ":" + url.port();
    String name =
        exception.endsWith(port) && exception.indexOf(':') == exception.length() - port.length()
            ? exception.substring(0, exception.length() - port.length())
            : exception;
    String domain = name.startsWith("*.") ? name.substring(1) : name;
    return domain.equals("*")
        || host.equals(domain)
        || host.endsWith(domain.startsWith(".") ? domain : "." + domain);
  }

  ProxySelector selector() {
    return new ProxySelector() {
      @Override
      public List<Proxy> select(URI uri) {
        HttpUrl url = HttpUrl.get(uri);
        return List.of(url == null ? Proxy.NO_PROXY : proxyFor(url));
      }

      @Override
      public void connectFailed(URI uri, SocketAddress address, IOException e) {
        // there is no other to try
      }
    };
  }

  Authenticator authenticator() {
    return this::authenticated;
  }

  /** A proxy that does not take what it was told is not told again. */
  private @Nullable Request authenticated(@Nullable Route route, Response response) {
    if (proxy == null || proxy.username().isEmpty() || response.request().header(HEADER) != null) {
      return null;
    }
    String credentials = Credentials.basic(proxy.username(), proxy.password());
    return response.request().newBuilder().header(HEADER, credentials).build();
  }

  /** Never the user and password. */
  @Override
  public String toString() {
    return proxy == null ? "as Java says" : proxy.host() + ":" + proxy.port();
  }
}
