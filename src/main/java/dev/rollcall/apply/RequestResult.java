package dev.rollcall.apply;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.WriteResult;
import org.jspecify.annotations.Nullable;

/** What one request said of one of its changes. */
sealed interface RequestResult {
  /** The wanted state holds. */
  record Confirmed(boolean alreadySo) implements RequestResult {
    @Override
    public String reason() {
      return "done";
    }
  }

  /**
   * The server did nothing.
   *
   * @param inDoubt whether the wanted state may hold all the same
   * @param together whether a whole request was refused for what may be wrong with one change in it
   */
  record NotExecuted(String reason, boolean inDoubt, boolean together) implements RequestResult {}

  /**
   * Nobody knows.
   *
   * @param mayTakeEffectLater whether the server may still be about to do it
   */
  record Unconfirmed(String reason, boolean mayTakeEffectLater) implements RequestResult {}

  /** Whether it leaves open if the wanted state holds. */
  default boolean isInDoubt() {
    return this instanceof Unconfirmed || (this instanceof NotExecuted no && no.inDoubt());
  }

  /** Why it is not done, as the server or the connection says. */
  String reason();

  /** The answer for one change, from a request that ended so for all of them. */
  static RequestResult of(ApiException failure) {
    String reason = String.valueOf(failure.getMessage());
    int status = failure.status().orElse(0);
    return switch (failure.effect()) {
      case REFUSED ->
          new NotExecuted(reason, failure.needsReadBack(), status == 400 || status == 422);
      case UNKNOWN -> new Unconfirmed(reason, failure.mayTakeEffectLater());
    };
  }

  /** The answer for one change of a request that answers for each, or null where it did not. */
  static RequestResult of(@Nullable WriteResult result) {
    if (result instanceof WriteResult.Rejected refused) {
      return new NotExecuted(refused.reason(), true, false);
    }
    return result == null
        ? new Unconfirmed("the response does not mention it", false)
        : new Confirmed(result instanceof WriteResult.AlreadyInPlace);
  }
}
