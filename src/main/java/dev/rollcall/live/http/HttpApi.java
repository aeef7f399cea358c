package dev.rollcall.live.http;

import dev.rollcall.live.ApiException;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import tools.jackson.databind.JsonNode;

/**
 * Sends requests to one site and says of each failure whether it had an effect. Repeats what may be
 * repeated, waits where the server asks for it, and never sends a POST twice unless the server said
 * that it did not execute it. Safe for use by many threads; keeps no thread of its own that would
 * keep a program alive.
 */
public final class HttpApi implements AutoCloseable {
  private static final int IDLE_CONNECTIONS = 8;

  private final Exchange.RequestContext line;
  private final Retry again;
  private final Retry later;

  private HttpApi(Exchange.RequestContext line, Retry again, Retry later) {
    this.line = line;
    this.again = again;
    this.later = later;
  }

  /** Prepares to talk to a site; sends nothing. */
  public static HttpApi open(ApiServer site, HttpPolicy patience) {
    return open(site, patience, NetworkRoute.JDK_DEFAULT);
  }

  /** Prepares to talk to a site that is reached in a way; sends nothing. */
  public static HttpApi open(ApiServer site, HttpPolicy patience, NetworkRoute way) {
    RequestThrottle gate = new RequestThrottle(new AdaptiveRate(patience.requestsPerSecond()));
    return new HttpApi(
        new Exchange.RequestContext(site, way, client(patience, way), gate),
        again(patience),
        later(patience, gate));
  }

  private static OkHttpClient client(HttpPolicy patience, NetworkRoute way) {
    ConnectionPool pool = new ConnectionPool(IDLE_CONNECTIONS, 1, TimeUnit.MINUTES);
    return way.client()
        .connectTimeout(patience.connect())
        .readTimeout(patience.read())
        .writeTimeout(patience.read())
        .callTimeout(patience.call())
        .connectionPool(pool)
        // repeating is decided here: OkHttp would also repeat a POST that may have been carried out
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .followSslRedirects(false)
        .addInterceptor(new SameHostRedirects())
        .addInterceptor(new Http10CloseInterceptor(pool))
        .eventListener(new Exchange.SendStateListener())
        .build();
  }

  private static Retry again(HttpPolicy patience) {
    return Retry.of(
        "again",
        RetryConfig.custom()
            .maxAttempts(patience.tries())
            .retryOnException(e -> is(FailedAttemptException.Next.TRY_AGAIN, e))
            .intervalFunction(backOff(patience))
            .build());
  }

  private static Retry later(HttpPolicy patience, RequestThrottle gate) {
    IntervalFunction backOff = backOff(patience);
    return Retry.of(
        "later",
        RetryConfig.custom()
            .maxAttempts(patience.throttledAttempts())
            .retryOnException(e -> is(FailedAttemptException.Next.WAIT, e))
            .intervalBiFunction(
                (attempt, failure) -> {
                  Duration wait = wait(failure, patience, backOff.apply(attempt));
                  gate.close(wait);
                  return wait.toMillis();
                })
            .build());
  }

  private static boolean is(FailedAttemptException.Next next, Throwable e) {
    return e instanceof FailedAttemptException attempt && attempt.is(next);
  }

  private static Duration wait(
      Either<Throwable, Object> failure, HttpPolicy patience, long untoldMillis) {
    Duration told = ((FailedAttemptException) failure.getLeft()).pause();
    if (told == null) {
      return Duration.ofMillis(untoldMillis);
    }
    Duration wait = told.isNegative() ? Duration.ZERO : told;
    return wait.compareTo(patience.maxPause()) > 0 ? patience.maxPause() : wait;
  }

  static IntervalFunction backOff(HttpPolicy patience) {
    return IntervalFunction.ofExponentialRandomBackoff(
        patience.firstDelay(), 2, 0.5, patience.maxDelay());
  }

  /**
   * Sends a request whose answer says nothing further; it may be empty.
   *
   * @throws ApiException if it did not succeed, as far as that is known
   */
  public void send(ApiRequest request) throws ApiException {
    exchange(request, response -> ResponseBodyReader.read(response, null));
  }

  /**
   * Sends a request and reads its answer.
   *
   * @throws ApiException if it did not succeed, as far as that is known, or if the answer is of
   *     another shape
   */
  public <T> T send(ApiRequest request, JsonFields.Decoder<T> decoder) throws ApiException {
    return exchange(request, response -> decoder.decode(ResponseBodyReader.read(response, null)));
  }

  /**
   * Reads a page of a list, keeping no more of it than the decoded rows.
   *
   * @throws ApiException if it cannot be read
   */
  public <R> ListPage<R> page(ApiRequest request, JsonFields.Decoder<R> row) throws ApiException {
    return exchange(
        request,
        response -> {
          List<R> rows = new ArrayList<>();
          JsonFields fields = ResponseBodyReader.read(response, item -> rows.add(row.decode(item)));
          return new ListPage<>(rows, fields.count("total"), fields.text("revision"));
        });
  }

  /**
   * Reads an answer that is a JSON array of objects.
   *
   * @throws ApiException if it cannot be read
   */
  public <R> List<R> rows(ApiRequest request, JsonFields.Decoder<R> row) throws ApiException {
    return exchange(
        request,
        response -> {
          JsonNode array = ResponseBodyReader.readValue(response);
          if (!array.isArray()) {
            throw new InvalidResponseException("it is no JSON array");
          }
          List<R> rows = new ArrayList<>();
          for (JsonNode item : array.values()) {
            rows.add(row.decode(JsonFields.item("", rows.size(), item)));
          }
          return rows;
        });
  }

  /**
   * Reads an answer that is a number of things and nothing else.
   *
   * @throws ApiException if it cannot be read
   */
  public int count(ApiRequest request) throws ApiException {
    return exchange(
        request,
        response -> {
          JsonNode number = ResponseBodyReader.readValue(response);
          if (!number.canConvertToInt() || number.intValue() < 0) {
            throw new InvalidResponseException("it is no count");
          }
          return number.intValue();
        });
  }

  private <T> T exchange(ApiRequest request, Exchange.AnswerReader<T> reader) throws ApiException {
    HttpUrl url = line.site().base().resolve(request);
    if (url == null) {
      throw ApiException.refused(
          0, request.method() + " was not sent: no URL can carry . or .. as a name or id");
    }
    Exchange<T> exchange = new Exchange<>(line, request, url, reader);
    try {
      return later.executeSupplier(() -> again.executeSupplier(exchange::attempt));
    } catch (FailedAttemptException e) {
      throw exchange.report(e);
    }
  }

  /** Lets go of the connections. */
  @Override
  public void close() {
    line.client().connectionPool().evictAll();
  }
}
