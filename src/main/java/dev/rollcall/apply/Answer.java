package dev.rollcall.apply;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.WriteResult;
import org.jspecify.annotations.Nullable;

/** What one request said of one of its changes. */
sealed interface Answer {
  /** The wanted state holds. */
  record Done(boolean alreadySo) implements Answer {
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
  record Refused(String reason, boolean inDoubt, boolean together) implements Answer {}

  /**
   * Nobody knows.
   *
   * @param mayComeLate whether the server may still be about to do it
   */
  record Lost(String reason, boolean mayComeLate) implements Answer {}

  /** Why it is not done, as the server or the connection says. */
  String reason();

  /** The answer for one change, from a request that ended so for all of them. */
  static Answer of(ApiException failure) {
    String reason = String.valueOf(failure.getMessage());
    int status = failure.status().orElse(0);
    return switch (failure.effect()) {
      case REFUSED ->
          new Refused(reason, failure.callsForReadBack(), status == 400 || status == 422);
      case UNKNOWN -> new Lost(reason, failure.mayComeLate());
    };
  }

  /** The answer for one change of a request that answers for each, or null where it did not. */
  static Answer of(@Nullable WriteResult result) {
    if (result instanceof WriteResult.Refused refused) {
      return new Refused(refused.reason(), true, false);
    }
    return result == null
        ? new Lost("the answer does not name it", false)
        : new Done(result instanceof WriteResult.AlreadySo);
  }
}
