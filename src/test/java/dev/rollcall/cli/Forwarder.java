package dev.rollcall.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;

/**
 * Takes connections on a free port of the loopback address and hands all that comes to another port
 * of it: behind TLS, or as a proxy that is asked to connect.
 */
final class Forwarder implements AutoCloseable {
  /** Of a head. */
  private static final String END = "\r\n\r\n";

  private final ServerSocket listening;
  private final int target;
  private final boolean isProxy;
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool(Forwarder::daemon);
  private volatile @Nullable String demanded;

  private Forwarder(ServerSocket listening, int target, boolean isProxy) {
    this.listening = listening;
    this.target = target;
    this.isProxy = isProxy;
    threads.execute(this::accept);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "forwarder");
    thread.setDaemon(true);
    return thread;
  }

  /** A server that shows a certificate, and speaks these versions of TLS if any are named. */
  static Forwarder behindTls(HeldCertificate certificate, int target, String... versions)
      throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setKeyEntry(
        "server",
        certificate.keyPair().getPrivate(),
        new char[0],
        new java.security.cert.Certificate[] {certificate.certificate()});
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    SSLServerSocket socket =
        (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 50, loopback());
    if (versions.length > 0) {
      socket.setEnabledProtocols(versions);
    }
    return new Forwarder(socket, target, false);
  }

  /** A proxy that connects to one port, whatever host it is asked for. */
  static Forwarder proxy(int target) throws IOException {
    return new Forwarder(new ServerSocket(0, 50, loopback()), target, true);
  }

  private static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }

  int port() {
    return listening.getLocalPort();
  }

  /** From now on a proxy that lets in only who sends this {@code Proxy-Authorization}. */
  void demand(String authorization) {
    demanded = authorization;
  }

  /** What a proxy was asked for: request lines with their headers. */
  List<String> heads() {
    return heads;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket server = new Socket(loopback(), target)) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      if (isProxy && !connects(in, client)) {
        return;
      }
      threads.execute(() -> pipe(server, client));
      in.transferTo(server.getOutputStream());
    } catch (IOException e) {
      // either side went away
    }
  }

  private boolean connects(InputStream in, Socket client) throws IOException {
    String head = head(in);
    heads.add(head);
    String wanted = demanded;
    boolean allowed = wanted == null || head.contains("Proxy-Authorization: " + wanted + "\r\n");
    String answer = allowed ? "200 OK" : "407 No\r\nProxy-Authenticate: Basic realm=x";
    client
        .getOutputStream()
        .write(("HTTP/1.1 " + answer + END).getBytes(StandardCharsets.US_ASCII));
    return allowed;
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith(END)) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static void pipe(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.close();
    } catch (IOException e) {
      // either side went away
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    threads.shutdownNow();
  }
}
