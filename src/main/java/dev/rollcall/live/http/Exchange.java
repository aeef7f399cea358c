package dev.rollcall.live.http;

import dev.rollcall.live.ApiException;
import dev.rollcall.settings.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
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
  private final HttpApi.Decoder<Response, T> reader;

  /** Whether the credential was renewed for this request already. */
  private boolean renewed;

  /** Whether an attempt so far may have had its effect. */
  private boolean maybeDone;

  /** Whether an attempt so far may have its effect later than all others. */
  private boolean mayTakeEffectLater;

  /** A 2xx that says that the request was refused; the message is the reason. */
  static final class ErrorIn2xxException extends InvalidResponseException {
    private static final long serialVersionUID = 1L;

    ErrorIn2xxException(String reason) {
      super(reason);
    }
  }

  /** What all requests to a server share. */
  record RequestContext(
      ApiServer server, NetworkRoute route, OkHttpClient client, RequestThrottle throttle) {}

  Exchange(
      RequestContext context,
      ApiRequest request,
      HttpUrl url,
      HttpApi.Decoder<Response, T> reader) {
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
          reported.getMessage() + "; an earlier attempt may have taken effect",
          reported);
    }
    return reported;
  }

  private T send() {
    AtomicBoolean begun = new AtomicBoolean();
    try {
      long sent = context.throttle().pass();
      Secret secret = secret();
      try (Response response = context.client().newCall(httpRequest(secret, begun)).execute()) {
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
      throw failures.lost(e, begun.get());
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
      return reader.decode(response);
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

  private Request httpRequest(Secret secret, AtomicBoolean begun) {
    Request.Builder builder =
        new Request.Builder()
            .url(url)
            .method(request.method(), requestBody())
            .tag(AtomicBoolean.class, begun)
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

  /** Takes note of the first byte of each request, in its tag. */
  static final class SendListener extends EventListener {
    @Override
    public void requestHeadersStart(Call call) {
      AtomicBoolean sent = call.request().tag(AtomicBoolean.class);
      if (sent != null) {
        sent.set(true);
      }
    }
  }

  /**
   * An attempt that failed, on its way to what decides whether there is another one; never leaves
   * this package.
   */
  static final class FailedAttemptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What may follow. */
    enum Next {
      GIVE_UP,
      TRY_AGAIN,
      WAIT
    }

    private final ApiException reported;
    private final Next next;
    private final @Nullable Duration pause;

    private FailedAttemptException(ApiException reported, Next next, @Nullable Duration pause) {
      super(reported.getMessage(), reported, false, false);
      this.reported = reported;
      this.next = next;
      this.pause = pause;
    }

    /** Trying again would not help, or could do harm. */
    static FailedAttemptException last(ApiException reported) {
      return new FailedAttemptException(reported, Next.GIVE_UP, null);
    }

    /** Trying again does no harm and may help. */
    static FailedAttemptException passing(ApiException reported) {
      return new FailedAttemptException(reported, Next.TRY_AGAIN, null);
    }

    /** Nothing was done; the server wants to be asked later, after {@code pause} if it says so. */
    static FailedAttemptException throttled(ApiException reported, @Nullable Duration pause) {
      return new FailedAttemptException(reported, Next.WAIT, pause);
    }

    ApiException reported() {
      return reported;
    }

    boolean is(Next expected) {
      return next == expected;
    }

    @Nullable Duration pause() {
      return pause;
    }
  }
}
