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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import okhttp3.ConnectionPool;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import okhttp3.tls.HandshakeCertificates;
import org.jspecify.annotations.Nullable;

/**
 * How other machines are reached from here: which certificates are trusted, which requests go
 * through a proxy (those to other machines than this one, but for exceptions, as the variables
 * {@code HTTPS_PROXY} and {@code NO_PROXY} are understood by curl and by programs in Go), which
 * redirects are followed, and which connections are kept.
 */
public final class NetworkRoute {
  /** As the JDK does by default, such as by {@code https.proxyHost}. */
  public static final NetworkRoute JDK_DEFAULT = new NetworkRoute(null, null, List.of());

  private static final String HEADER = "Proxy-Authorization";
  private static final int IDLE_CONNECTIONS = 8;
  private static final int MAX_REDIRECTS = 5;

  private final @Nullable HandshakeCertificates trusted;
  private final @Nullable HttpUrl proxy;
  private final List<String> exceptions;

  private NetworkRoute(
      @Nullable HandshakeCertificates trusted, @Nullable HttpUrl proxy, List<String> exceptions) {
    this.trusted = trusted;
    this.proxy = proxy;
    this.exceptions = exceptions;
  }

  /** The same where only these certificates are trusted; null for the JDK trust store. */
  NetworkRoute trusting(@Nullable HandshakeCertificates newTrusted) {
    return new NetworkRoute(newTrusted, proxy, exceptions);
  }

  /**
   * A route through one proxy.
   *
   * @param proxy {@code http://USER:PASSWORD@HOST:PORT}, of which only the host is needed
   * @param exceptions hosts, domains with or without a dot before them, either with {@code :PORT},
   *     or {@code *} for all; between commas
   * @throws IllegalArgumentException if the proxy is none, with the reason as a clause that repeats
   *     nothing of it
   */
  static NetworkRoute through(Secret proxy, String exceptions) {
    String text = proxy.reveal().strip();
    HttpUrl url = HttpUrl.parse(text.contains("://") ? text : "http://" + text);
    if (url == null || url.isHttps()) {
      throw new IllegalArgumentException("it is not of the form http://HOST:PORT");
    }
    return new NetworkRoute(
        null,
        url,
        Stream.of(exceptions.split(","))
            .map(host -> host.strip().toLowerCase(Locale.ROOT))
            .filter(host -> !host.isEmpty())
            .toList());
  }

  /** A client that sends each request once, and repeats nothing by itself but reads. */
  OkHttpClient client(HttpPolicy policy) {
    ConnectionPool pool = new ConnectionPool(IDLE_CONNECTIONS, 1, TimeUnit.MINUTES);
    OkHttpClient.Builder client =
        new OkHttpClient.Builder()
            .proxySelector(selector())
            .proxyAuthenticator(this::authenticated)
            .connectTimeout(policy.connect())
            .readTimeout(policy.read())
            .writeTimeout(policy.read())
            .callTimeout(policy.call())
            .connectionPool(pool)
            // repeating is decided by Exchange: OkHttp would also repeat a POST that may have been
            // carried out
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .addInterceptor(NetworkRoute::followSameHost)
            .addInterceptor(closingHttp10(pool))
            .eventListener(new Exchange.SendListener());
    if (trusted != null) {
      client.sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager());
    }
    return client.build();
  }

  /** The proxy on the way to a URL as {@code HOST:PORT}, or null for none. */
  @Nullable String proxyOn(HttpUrl url) {
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

  private ProxySelector selector() {
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

  /** A proxy that does not take what it was told is not told again. */
  private @Nullable Request authenticated(@Nullable Route route, Response response) {
    if (proxy == null || proxy.username().isEmpty() || response.request().header(HEADER) != null) {
      return null;
    }
    String credentials = Credentials.basic(proxy.username(), proxy.password());
    return response.request().newBuilder().header(HEADER, credentials).build();
  }

  /**
   * Follows redirects of reads within one scheme, host and port. OkHttp's own following would
   * repeat writes as reads, and goes to other hosts; whatever is not followed here is a response
   * that is refused.
   */
  private static Response followSameHost(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    for (int i = 0; i < MAX_REDIRECTS; i++) {
      Request next = redirected(response);
      if (next == null) {
        return response;
      }
      response.close();
      response = chain.proceed(next);
    }
    return response;
  }

  private static @Nullable Request redirected(Response response) {
    Request request = response.request();
    String location = response.header("Location");
    if (!response.isRedirect() || location == null || !request.method().equals("GET")) {
      return null;
    }
    HttpUrl target = request.url().resolve(location);
    return target != null && origin(request.url()).equals(origin(target))
        ? request.newBuilder().url(target).build()
        : null;
  }

  /** Scheme, host and port. */
  static String origin(HttpUrl url) {
    return url.scheme() + "://" + url.host() + ":" + url.port();
  }

  /**
   * Keeps no connection to a server of HTTP/1.0 that does not offer to keep it: it closes after
   * each response (RFC 9112, section 9.3). OkHttp would send the next request into the closed
   * connection, and a write lost there is of unknown effect.
   */
  private static Interceptor closingHttp10(ConnectionPool pool) {
    AtomicBoolean closing = new AtomicBoolean();
    return chain -> {
      Request request = chain.request();
      if (closing.get()) {
        pool.evictAll(); // the connection that told is still in it
        request = request.newBuilder().header("Connection", "close").build();
      }
      Response response = chain.proceed(request);
      if (response.protocol() == Protocol.HTTP_1_0
          && !"keep-alive".equalsIgnoreCase(response.header("Connection"))) {
        closing.set(true);
      }
      return response;
    };
  }

  /** Never the user and password. */
  @Override
  public String toString() {
    return proxy == null ? "as Java says" : proxy.host() + ":" + proxy.port();
  }
}
