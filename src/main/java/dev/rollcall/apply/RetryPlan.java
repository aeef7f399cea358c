package dev.rollcall.apply;

import dev.rollcall.plan.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a request left undone, and what to do about it: a change that was lost is sent once more,
 * once only; changes refused together for what may be wrong with one are sent in halves, until that
 * one stands alone; all others are given up.
 *
 * @param missing the changes whose wanted state is not there, with what was answered for them
 */
record RetryPlan(WriteRequest sending, Map<Change, RequestResult> missing) {
  /** The requests that may still help. */
  List<WriteRequest> followUps() {
    List<WriteRequest> followUps = new ArrayList<>();
    List<Change> again = which(this::isRetried);
    if (!again.isEmpty()) {
      followUps.add(new WriteRequest(again, lost(again)));
    }
    for (List<Change> half : Stages.halves(which(this::isDivided))) {
      followUps.add(new WriteRequest(half, sending.lost()));
    }
    return followUps;
  }

  /** The changes no request helps. */
  List<Change> abandoned() {
    return which(change -> !isRetried(change) && !isDivided(change));
  }

  private List<Change> which(Predicate<Change> condition) {
    return missing.keySet().stream().filter(condition).toList();
  }

  private boolean isRetried(Change change) {
    return missing.get(change) instanceof RequestResult.Unconfirmed
        && !sending.lost().containsKey(change)
        && Postcondition.isRepeatable(change);
  }

  private boolean isDivided(Change change) {
    return sending.changes().size() > 1
        && missing.get(change) instanceof RequestResult.NotExecuted refused
        && refused.together();
  }

  private Map<Change, RequestResult.Unconfirmed> lost(List<Change> changes) {
    Map<Change, RequestResult.Unconfirmed> lost = new LinkedHashMap<>();
    for (Change change : changes) {
      if (missing.get(change) instanceof RequestResult.Unconfirmed answer) {
        lost.put(change, answer);
      }
    }
    return lost;
  }

  /** The outcome of a change that is given up: failed only if it cannot happen any more. */
  Outcome givenUp(Change change) {
    RequestResult answer = missing.get(change);
    String reason = answer == null ? "" : answer.reason();
    if (mayStillHappen(change, answer) || mayStillHappen(change, sending.lost().get(change))) {
      return new Outcome.Unknown(reason + "; read back, it had not happened yet");
    }
    return new Outcome.Failed(reason);
  }

  private static boolean mayStillHappen(Change change, @Nullable RequestResult answer) {
    return answer instanceof RequestResult.Unconfirmed lost
        && (lost.mayTakeEffectLater() || !Postcondition.isVerifiable(change));
  }
}
