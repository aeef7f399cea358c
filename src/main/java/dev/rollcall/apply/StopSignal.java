package dev.rollcall.apply;

import dev.rollcall.live.ApiException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Why nothing new is sent, once there is a reason; the first one stays. Safe for many threads. */
final class StopSignal {
  private final BooleanSupplier interrupted;
  private final AtomicReference<@Nullable String> reason = new AtomicReference<>();

  StopSignal(BooleanSupplier interrupted) {
    this.interrupted = interrupted;
  }

  /** To be asked before each request: the outcome of a change that is not sent any more. */
  Optional<Outcome> obstacle() {
    if (interrupted.getAsBoolean()) {
      stop("interrupted");
    }
    return Optional.ofNullable(reason.get()).map(why -> Outcome.notAttempted(why, null));
  }

  /** What {@link #obstacle} answered somebody, or null if it let all pass. */
  @Nullable String given() {
    return reason.get();
  }

  void stop(String why) {
    reason.compareAndSet(null, why);
  }

  /** Stops because the listener could not write. */
  void stopJournalFailed(IOException failure) {
    stop("the journal cannot be written: " + failure.getMessage());
  }

  /** Stops where every further request would be refused as well. */
  void stopIfFatal(ApiException refusal) {
    if (refusal.isFatal()) {
      stop("stopped: " + refusal.getMessage());
    }
  }
}
