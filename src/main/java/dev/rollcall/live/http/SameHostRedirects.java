package dev.rollcall.live.http;

import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Follows redirects of reads within one scheme, host and port. OkHttp's own following would repeat
 * writes as reads, and goes to other hosts; whatever is not followed here is an answer that is
 * refused.
 */
final class SameHostRedirects implements Interceptor {
  private static final int MAX_REDIRECTS = 5;

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    for (int i = 0; i < MAX_REDIRECTS; i++) {
      Request next = next(response);
      if (next == null) {
        return response;
      }
      response.close();
      response = chain.proceed(next);
    }
    return response;
  }

  private static @Nullable Request next(Response response) {
    Request request = response.request();
    String location = response.header("Location");
    if (!response.isRedirect() || location == null || !request.method().equals("GET")) {
      return null;
    }
    HttpUrl target = request.url().resolve(location);
    return target != null && isSameHost(request.url(), target)
        ? request.newBuilder().url(target).build()
        : null;
  }

  static boolean isSameHost(HttpUrl from, HttpUrl to) {
    return origin(from).equals(origin(to));
  }

  static String origin(HttpUrl url) {
    return url.scheme() + "://" + url.host() + ":" + url.port();
  }
}
