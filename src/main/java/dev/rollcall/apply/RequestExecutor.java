package dev.rollcall.apply;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.MembershipWriter;
import dev.rollcall.live.WriteResult;
import dev.rollcall.model.Address;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.plan.Change;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gets the changes of one request done: sends, reads back what the answer leaves open, follows up,
 * and settles each change once. Safe for many threads.
 */
final class RequestExecutor {
  private final MembershipWriter writer;
  private final WriteDispatcher calls;
  private final OutcomeRecorder ledger;
  private final StopSignal halt;

  RequestExecutor(MembershipWriter writer, OutcomeRecorder ledger, StopSignal halt) {
    this.writer = writer;
    this.calls = new WriteDispatcher(writer);
    this.ledger = ledger;
    this.halt = halt;
  }

  /** Settles each of these changes of one request, sent or not. */
  void deliver(List<Change> changes) {
    ledger
        .announce(changes)
        .ifPresentOrElse(
            obstacle -> changes.forEach(change -> ledger.settle(change, obstacle)),
            () -> exchange(new WriteRequest(changes, Map.of())));
  }

  private void exchange(WriteRequest sending) {
    Map<Change, RequestResult> answers = send(sending.changes());
    settleDone(answers);
    settleFound(sending, answers);
    RetryPlan shortfall = new RetryPlan(sending, answers);
    shortfall.abandoned().forEach(change -> ledger.settle(change, shortfall.givenUp(change)));
    for (WriteRequest next : shortfall.followUps()) {
      if (ledger.announce(next.changes()).isEmpty()) {
        exchange(next);
      } else {
        next.changes().forEach(change -> ledger.settle(change, shortfall.givenUp(change)));
      }
    }
  }

  private Map<Change, RequestResult> send(List<Change> changes) {
    Map<Change, RequestResult> answers = new LinkedHashMap<>();
    try {
      Map<Address, WriteResult> results = calls.send(changes);
      changes.forEach(
          change -> answers.put(change, RequestResult.of(results.get(change.address()))));
    } catch (ApiException e) {
      halt.stopIfFatal(e);
      changes.forEach(change -> answers.put(change, RequestResult.of(e)));
    }
    return answers;
  }

  private void settleDone(Map<Change, RequestResult> answers) {
    for (Change change : List.copyOf(answers.keySet())) {
      if (answers.get(change) instanceof RequestResult.Confirmed done) {
        settle(change, new Outcome.Applied(done.alreadySo()), answers);
      }
    }
  }

  private void settleFound(WriteRequest sending, Map<Change, RequestResult> answers) {
    Map<Change, RequestResult> open = new LinkedHashMap<>(answers);
    open.entrySet().removeIf(entry -> !sending.isOpen(entry.getKey(), entry.getValue()));
    if (open.isEmpty()) {
      return;
    }
    try {
      Map<Address, LiveEntry> live =
          writer.readBack(open.keySet().stream().map(Change::address).toList());
      open.keySet().removeIf(change -> !Postcondition.holds(change, live.get(change.address())));
      open.keySet().forEach(change -> settle(change, new Outcome.Applied(true), answers));
    } catch (ApiException e) {
      halt.stopIfFatal(e);
      open.forEach((change, answer) -> settle(change, unreadable(answer, e), answers));
    }
  }

  private static Outcome unreadable(RequestResult answer, ApiException failure) {
    return new Outcome.Unknown(
        answer.reason() + "; it could not be read back: " + failure.getMessage());
  }

  private void settle(Change change, Outcome outcome, Map<Change, RequestResult> answers) {
    answers.remove(change);
    ledger.settle(change, outcome);
  }
}
