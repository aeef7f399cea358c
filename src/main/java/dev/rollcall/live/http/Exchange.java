package dev.rollcall.live.http;

import dev.rollcall.live.ApiException;
import dev.rollcall.settings.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;

/** One request until its answer is read, over one attempt or several. */
final class Exchange<T> {
  private static final int UNAUTHORIZED = 401;
  private static final MediaType JSON = MediaType.get("application/json");

  private final RequestContext context;
  private final ApiRequest request;
  private final HttpUrl url;
  private final FailureClassifier failures;
  private final AnswerReader<T> reader;

  /** Whether the credential was renewed for this request already. */
  private boolean renewed;

  /** Whether an attempt so far may have had its effect. */
  private boolean maybeDone;

  /** Whether an attempt so far may have its effect later than all others. */
  private boolean mayTakeEffectLater;

  /** What to make of the body of a 2xx. */
  interface AnswerReader<T> {
    T read(Response response) throws InvalidResponseException, ErrorIn2xxException;
  }

  /** A 2xx that says that the request was refused; the message is the reason. */
  static final class ErrorIn2xxException extends Exception {
    private static final long serialVersionUID = 1L;

    ErrorIn2xxException(String reason) {
      super(reason);
    }
  }

  /** What all requests to a server share. */
  record RequestContext(
      ApiServer server, NetworkRoute route, OkHttpClient client, RequestThrottle throttle) {}

  Exchange(RequestContext context, ApiRequest request, HttpUrl url, AnswerReader<T> reader) {
    this.context = context;
    this.request = request;
    this.url = url;
    this.failures = new FailureClassifier(context.server(), context.route(), request, url);
    this.reader = reader;
  }

  /** Sends the request once. */
  T attempt() {
    try {
      return send();
    } catch (FailedAttemptException e) {
      maybeDone |= e.reported().effect() == ApiException.Effect.UNKNOWN;
      mayTakeEffectLater |= e.reported().mayTakeEffectLater();
      throw e;
    }
  }

  /**
   * What the last failure means for the whole: what an earlier attempt may have done counts, too.
   */
  ApiException report(FailedAttemptException last) {
    ApiException reported = last.reported();
    if (Thread.currentThread().isInterrupted()) {
      return failures.interrupted(reported).reported();
    }
    boolean late = mayTakeEffectLater && !reported.mayTakeEffectLater();
    if (!request.reads() && (late || (maybeDone && !reported.needsReadBack()))) {
      return ApiException.unknown(
          late ? 0 : reported.status().orElse(0),
          reported.getMessage() + "; an earlier try may have been carried out",
          reported);
    }
    return reported;
  }

  private T send() {
    SendState progress = new SendState();
    try {
      long sent = context.throttle().pass();
      Secret secret = secret();
      try (Response response = context.client().newCall(httpRequest(secret, progress)).execute()) {
        recordStatus(response.code(), sent);
        if (response.isSuccessful()) {
          return read(response);
        }
        if (response.code() != UNAUTHORIZED || !isRenewed(secret)) {
          throw failures.answered(response);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failures.interrupted(e);
    } catch (IOException e) {
      throw failures.lost(e, progress.sent);
    }
    return send();
  }

  /** What is sent with the request, and hidden in whatever is said of it. */
  private Secret secret() {
    try {
      Secret secret = context.server().credential().secret();
      failures.hide(secret);
      return secret;
    } catch (ApiException e) {
      throw failures.notSent(e);
    }
  }

  /** A 401 did nothing: with another secret any request may be sent again, and is so once. */
  private boolean isRenewed(Secret refused) {
    if (renewed) {
      return false;
    }
    renewed = true;
    try {
      return context.server().credential().isRenewed(refused);
    } catch (ApiException e) {
      throw failures.notSent(e);
    }
  }

  private void recordStatus(int status, long sent) {
    if (status == FailureClassifier.TOO_MANY_REQUESTS) {
      context.throttle().refused(sent);
    } else if (status != FailureClassifier.UNAVAILABLE) {
      context.throttle().passed();
    }
  }

  private T read(Response response) throws IOException {
    String excerpt = ResponseBodyReader.excerpt(response);
    if (excerpt.stripLeading().startsWith("<")) {
      throw failures.unreadable(response, "with HTML instead of JSON", excerpt);
    }
    try {
      return reader.read(response);
    } catch (ErrorIn2xxException e) {
      throw failures.errorIn2xx(response, String.valueOf(e.getMessage()));
    } catch (InvalidResponseException e) {
      throw failures.unreadable(response, String.valueOf(e.getMessage()), "");
    } catch (JacksonIOException e) {
      throw failures.lost(Objects.requireNonNull(e.getCause()), true);
    } catch (JacksonException e) {
      throw failures.broken(response, e.getOriginalMessage());
    }
  }

  private Request httpRequest(Secret secret, SendState progress) {
    Request.Builder builder =
        new Request.Builder()
            .url(url)
            .method(request.method(), requestBody())
            .tag(SendState.class, progress)
            .header("Accept", "application/json")
            .header("User-Agent", "rollcall")
            .header("Authorization", context.server().credential().header(secret));
    context.server().headers().forEach(builder::header);
    return builder.build();
  }

  private @Nullable RequestBody requestBody() {
    if (!request.form().isEmpty()) {
      FormBody.Builder form = new FormBody.Builder(StandardCharsets.UTF_8);
      request.form().forEach(field -> form.add(field.getKey(), field.getValue()));
      return form.build();
    }
    if (request.body() != null) {
      return RequestBody.create(request.body().toString().getBytes(StandardCharsets.UTF_8), JSON);
    }
    boolean needsBody = request.method().equals("POST") || request.method().equals("PUT");
    return needsBody ? RequestBody.create(new byte[0], null) : null;
  }

  /** Whether any byte of a request may have gone out. */
  private static final class SendState {
    private volatile boolean sent;
  }

  /** Takes note of the first byte of each request. */
  static final class SendStateListener extends EventListener {
    @Override
    public void requestHeadersStart(Call call) {
      SendState progress = call.request().tag(SendState.class);
      if (progress != null) {
        progress.sent = true;
      }
    }
  }
}
