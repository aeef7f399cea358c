package dev.rollcall.apply;

import dev.rollcall.plan.Change;
import java.util.List;
import java.util.Map;

/**
 * One request.
 *
 * @param changes what it carries, of one step
 * @param lost for changes that are sent a second time, what the first time came to
 */
record WriteRequest(List<Change> changes, Map<Change, RequestResult.Unconfirmed> lost) {
  /** Whether the answer leaves open if the wanted state of a change holds. */
  boolean isOpen(Change change, RequestResult answer) {
    return answer instanceof RequestResult.Unconfirmed
        || (answer instanceof RequestResult.NotExecuted refused && refused.inDoubt())
        || lost.containsKey(change);
  }
}
