package dev.rollcall.live.http;

import dev.rollcall.live.ApiException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An attempt that failed, on its way to what decides whether there is another one; never leaves
 * this package.
 */
final class FailedAttemptException extends RuntimeException {
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
