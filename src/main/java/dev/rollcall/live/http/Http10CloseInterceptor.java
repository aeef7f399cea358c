package dev.rollcall.live.http;

import java.io.IOException;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Keeps no connection to a server of HTTP/1.0 that does not offer to keep it: it closes after each
 * answer (RFC 9112, section 9.3). OkHttp would send the next request into the closed connection,
 * and a write lost there is of unknown effect.
 */
final class Http10CloseInterceptor implements Interceptor {
  private final ConnectionPool pool;
  private volatile boolean closing;

  Http10CloseInterceptor(ConnectionPool pool) {
    this.pool = pool;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(closing ? alone(chain.request()) : chain.request());
    if (response.protocol() == Protocol.HTTP_1_0
        && !"keep-alive".equalsIgnoreCase(response.header("Connection"))) {
      closing = true;
    }
    return response;
  }

  private Request alone(Request request) {
    pool.evictAll(); // the connection that told is still in it
    return request.newBuilder().header("Connection", "close").build();
  }
}
