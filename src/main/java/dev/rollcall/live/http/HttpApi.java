package dev.rollcall.live.http;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.http.Exchange.FailedAttemptException;
import io.github.resilience4j.retry.Retry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * Sends requests to one site and says of each failure whether it had an effect. Repeats what may be
 * repeated, waits where the server asks for it, and never sends a POST twice unless the server said
 * that it did not execute it. Safe for use by many threads; keeps no thread of its own that would
 * keep a program alive.
 */
public final class HttpApi implements AutoCloseable {
  private final Exchange.RequestContext context;
  private final Retry again;
  private final Retry later;

  private HttpApi(Exchange.RequestContext context, Retry again, Retry later) {
    this.context = context;
    this.again = again;
    this.later = later;
  }

  /** Prepares to talk to a server that is reached as the JDK does by default; sends nothing. */
  public static HttpApi open(ApiServer server, HttpPolicy policy) {
    return open(server, policy, NetworkRoute.JDK_DEFAULT);
  }

  /** Prepares to talk to a server; sends nothing. */
  public static HttpApi open(ApiServer server, HttpPolicy policy, NetworkRoute route) {
    RequestThrottle throttle = new RequestThrottle(new AdaptiveRate(policy.requestsPerSecond()));
    return new HttpApi(
        new Exchange.RequestContext(server, route, route.client(policy), throttle),
        policy.repeating(),
        policy.waiting(throttle));
  }

  /**
   * Sends a request whose answer says nothing further; it may be empty.
   *
   * @throws ApiException if it did not succeed, as far as that is known
   */
  public void send(ApiRequest request) throws ApiException {
    send(request, answer -> answer);
  }

  /**
   * Sends a request and binds its answer, an object, to a record, see {@link JsonBinding}.
   *
   * @throws ApiException if it did not succeed, as far as that is known, or if the answer is of
   *     another shape
   */
  public <T> T send(ApiRequest request, Class<T> type) throws ApiException {
    return send(request, answer -> new JsonBinding().object(answer, type));
  }

  /** Sends a request and reads its answer, an object; throws as above. */
  public <T> T send(ApiRequest request, Decoder<JsonNode, T> decoder) throws ApiException {
    return exchange(
        request, response -> decoder.decode(object(response, null, ResponseBodyReader::tree)));
  }

  /**
   * Sends a request whose answer is an object that holds a list of rows, which are read without
   * keeping anything else of them; throws as above.
   */
  public <R, H> RowPage<R, H> page(ApiRequest request, RowList<R> rows, Class<H> header)
      throws ApiException {
    return exchange(
        request,
        response -> {
          List<R> read = new ArrayList<>();
          JsonNode rest = object(response, rows.field(), parser -> read.addAll(rows.read(parser)));
          return new RowPage<>(read, rows.binding().object(rest, header));
        });
  }

  private JsonNode object(Response response, @Nullable String field, Decoder<JsonParser, ?> reader)
      throws InvalidResponseException {
    JsonNode answer = ResponseBodyReader.object(response, field, reader);
    ApiServer.ErrorFormat errors = context.server().errors();
    if (errors.errorIn2xx().test(answer)) {
      throw new Exchange.ErrorIn2xxException(Objects.requireNonNullElse(errors.reason(answer), ""));
    }
    return answer;
  }

  /** Sends a request whose answer is a JSON array of objects, bound to records; throws as above. */
  public <R> List<R> rows(ApiRequest request, Class<R> row) throws ApiException {
    return exchange(
        request,
        response ->
            ResponseBodyReader.value(
                response,
                parser -> {
                  if (!parser.hasToken(JsonToken.START_ARRAY)) {
                    throw new InvalidResponseException("it is not a JSON array");
                  }
                  return new JsonBinding().list("", parser, row);
                }));
  }

  /** Sends a request and reads its answer, any JSON value; throws as above. */
  public <T> T value(ApiRequest request, Decoder<JsonNode, T> decoder) throws ApiException {
    return exchange(
        request,
        response ->
            ResponseBodyReader.value(
                response, parser -> decoder.decode(ResponseBodyReader.tree(parser))));
  }

  /** Makes a value of an answer, or of a part of it. */
  @FunctionalInterface
  public interface Decoder<A, T> {
    /** The value, or the reason why there is none. */
    T decode(A answer) throws InvalidResponseException;
  }

  /** Rows of a list, and what the answer says beside them. */
  public record RowPage<R, H>(List<R> rows, H header) {}

  /**
   * A list in a field of an answer; null counts as empty.
   *
   * @param maxRows of one answer
   */
  public record RowList<R>(String field, Class<R> row, JsonBinding binding, int maxRows) {
    List<R> read(JsonParser parser) throws InvalidResponseException {
      List<R> rows =
          parser.hasToken(JsonToken.VALUE_NULL) ? List.of() : binding.list(field, parser, row);
      if (rows.size() > maxRows) {
        throw new InvalidResponseException("it holds more than " + maxRows + " rows");
      }
      return rows;
    }
  }

  private <T> T exchange(ApiRequest request, Decoder<Response, T> reader) throws ApiException {
    HttpUrl url = context.server().base().resolve(request);
    if (url == null) {
      throw ApiException.refused(
          0, request.method() + " was not sent: no URL can carry . or .. as a name or id");
    }
    Exchange<T> exchange = new Exchange<>(context, request, url, reader);
    try {
      return later.executeSupplier(() -> again.executeSupplier(exchange::attempt));
    } catch (FailedAttemptException e) {
      throw exchange.report(e);
    }
  }

  /** Lets go of the connections. */
  @Override
  public void close() {
    context.client().connectionPool().evictAll();
  }
}
