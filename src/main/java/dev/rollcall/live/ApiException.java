package dev.rollcall.live;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The API refused, or vanished. The message names method, path, status and request id; it never
 * holds a secret.
 */
public final class ApiException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is known of the effect of a request that did not succeed. */
  public enum Effect {
    /** The server answered that it did nothing. */
    REFUSED,
    /** It may have happened: a timeout, a reset, a 5xx, an answer nobody can read. */
    UNKNOWN
  }

  private final Effect effect;
  private final int status;
  private final boolean fatal;

  private ApiException(
      Effect effect, int status, boolean fatal, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.effect = effect;
    this.status = status;
    this.fatal = fatal;
  }

  /** A request the server refused with {@code status}. */
  public static ApiException refused(int status, String message) {
    return new ApiException(Effect.REFUSED, status, false, message, null);
  }

  /**
   * A refusal that no further request can escape: 401, or a 403 that speaks of the organization.
   */
  public static ApiException fatal(int status, String message) {
    return new ApiException(Effect.REFUSED, status, true, message, null);
  }

  /**
   * A request of which nobody knows whether it took effect; {@code status} is 0 without an answer.
   */
  public static ApiException unknown(int status, String message, @Nullable Throwable cause) {
    return new ApiException(Effect.UNKNOWN, status, false, message, cause);
  }

  /** What is known of the request's effect. */
  public Effect effect() {
    return effect;
  }

  /** The HTTP status, or empty where there was no answer. */
  public OptionalInt status() {
    return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /** Whether every further request would be refused as well. */
  public boolean isFatal() {
    return fatal;
  }

  /**
   * Whether the object should be read back before this counts as a failure: the effect is unknown,
   * or the refusal is one that an object already in the wanted state also causes (400, 404, 409,
   * 422, and an error told with a 2xx, which says no more than 400).
   */
  public boolean needsReadBack() {
    return effect == Effect.UNKNOWN
        || status / 100 == 2
        || status == 400
        || status == 404
        || status == 409
        || status == 422;
  }

  /**
   * Whether the effect, if it did not happen yet, may still happen: where a client (no status) or a
   * gateway gave up waiting, the server may be about to have it. Whoever answers anything else has
   * done with the request.
   */
  public boolean mayTakeEffectLater() {
    return effect == Effect.UNKNOWN
        && switch (status) {
          case 0, 408, 502, 503, 504 -> true;
          default -> false;
        };
  }
}
