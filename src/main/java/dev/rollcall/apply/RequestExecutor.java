package dev.rollcall.apply;

import dev.rollcall.apply.RequestResult.Confirmed;
import dev.rollcall.apply.RequestResult.NotExecuted;
import dev.rollcall.apply.RequestResult.Unconfirmed;
import dev.rollcall.live.ApiException;
import dev.rollcall.live.MembershipWriter;
import dev.rollcall.live.WriteResult;
import dev.rollcall.model.Address;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gets the changes of one request done: sends, reads back what the response leaves open, follows
 * up, and settles each change once. Safe for many threads.
 */
final class RequestExecutor {
  private final MembershipWriter writer;
  private final OutcomeRecorder recorder;
  private final StopSignal stop;

  RequestExecutor(MembershipWriter writer, OutcomeRecorder recorder, StopSignal stop) {
    this.writer = writer;
    this.recorder = recorder;
    this.stop = stop;
  }

  /** How many changes of a step fit in one request. */
  int perRequest(Step step) {
    if (step == Step.INVITE_MEMBER) {
      return writer.invitationsPerCall();
    }
    return step.isDeleting() ? writer.deletionsPerCall(step.kind()) : 1;
  }

  /** Settles each of these changes of one request, sent or not. */
  void deliver(List<Change> changes) {
    recorder
        .announce(changes)
        .ifPresentOrElse(
            obstacle -> changes.forEach(change -> recorder.settle(change, obstacle)),
            () -> exchange(changes, Map.of()));
  }

  /**
   * Sends one request and what must follow it: a change that was lost is sent once more, once only;
   * changes refused together for what may be wrong with one are sent in halves, until that one
   * stands alone; all others are given up.
   *
   * @param lost for changes that are sent a second time, how the first time ended
   */
  private void exchange(List<Change> changes, Map<Change, Unconfirmed> lost) {
    Map<Change, RequestResult> open = send(changes);
    settleDone(open);
    settleFound(open, lost);
    Map<Change, Unconfirmed> retried = new LinkedHashMap<>();
    List<Change> divided = new ArrayList<>();
    open.forEach(
        (change, result) -> {
          if (result instanceof Unconfirmed unconfirmed
              && !lost.containsKey(change)
              && Postcondition.isRepeatable(change)) {
            retried.put(change, unconfirmed);
          } else if (changes.size() > 1 && result instanceof NotExecuted no && no.together()) {
            divided.add(change);
          } else {
            recorder.settle(change, givenUp(change, result, lost.get(change)));
          }
        });
    List<List<Change>> followUps = new ArrayList<>(Stages.halves(divided));
    if (!retried.isEmpty()) {
      followUps.add(0, List.copyOf(retried.keySet()));
    }
    for (List<Change> next : followUps) {
      if (recorder.announce(next).isEmpty()) {
        exchange(next, retried.containsKey(next.get(0)) ? retried : lost);
      } else {
        next.forEach(c -> recorder.settle(c, givenUp(c, in(open, c), lost.get(c))));
      }
    }
  }

  private Map<Change, RequestResult> send(List<Change> changes) {
    Map<Change, RequestResult> results = new LinkedHashMap<>();
    try {
      Map<Address, WriteResult> written = write(changes);
      changes.forEach(
          change -> results.put(change, RequestResult.of(written.get(change.address()))));
    } catch (ApiException e) {
      stop.stopIfFatal(e);
      changes.forEach(change -> results.put(change, RequestResult.of(e)));
    }
    return results;
  }

  /** Calls the writer for changes of one step; the result has what the response named. */
  private Map<Address, WriteResult> write(List<Change> changes) throws ApiException {
    Change change = changes.get(0);
    Address address = change.address();
    List<Address> addresses = changes.stream().map(Change::address).toList();
    Step step = change.step();
    if (step == Step.INVITE_MEMBER) {
      return writer.invite(addresses);
    }
    if (step.isDeleting()) {
      return writer.delete(addresses);
    }
    if (step == Step.RESEND_MEMBER) {
      writer.resend(address, Postcondition.before(change).lastSentAt());
    } else if (step == Step.REVOKE_INVITATION) {
      writer.revokeInvitation(address);
    } else if (step == Step.CREATE_GROUP || step == Step.CREATE_SERVICE_ACCOUNT) {
      writer.create(address, change.roleAfter());
    } else {
      writer.put(address, Postcondition.role(change));
    }
    return Map.of(address, new WriteResult.Succeeded());
  }

  private void settleDone(Map<Change, RequestResult> open) {
    for (Change change : List.copyOf(open.keySet())) {
      if (open.get(change) instanceof Confirmed done) {
        open.remove(change);
        recorder.settle(change, done.alreadySo() ? Outcome.ALREADY_SO : Outcome.APPLIED);
      }
    }
  }

  /** Reads back what the response leaves in doubt, and settles what holds or cannot be read. */
  private void settleFound(Map<Change, RequestResult> open, Map<Change, Unconfirmed> lost) {
    List<Change> doubtful =
        open.keySet().stream()
            .filter(change -> in(open, change).isInDoubt() || lost.containsKey(change))
            .toList();
    if (doubtful.isEmpty()) {
      return;
    }
    try {
      Map<Address, LiveEntry> live =
          writer.readBack(doubtful.stream().map(Change::address).toList());
      for (Change change : doubtful) {
        if (Postcondition.holds(change, live.get(change.address()))) {
          open.remove(change);
          recorder.settle(change, Outcome.ALREADY_SO);
        }
      }
    } catch (ApiException e) {
      stop.stopIfFatal(e);
      String failure = "; reading it back failed: " + e.getMessage();
      for (Change change : doubtful) {
        recorder.settle(change, Outcome.unknown(in(open, change).reason() + failure));
        open.remove(change);
      }
    }
  }

  private static RequestResult in(Map<Change, RequestResult> results, Change change) {
    return Objects.requireNonNull(results.get(change), () -> "no result of " + change.address());
  }

  /** The outcome of a change that is given up: failed only if it cannot happen any more. */
  private static Outcome givenUp(Change change, RequestResult last, @Nullable RequestResult first) {
    return mayStillHappen(change, last) || mayStillHappen(change, first)
        ? Outcome.unknown(last.reason() + "; when read back, it had not happened yet")
        : Outcome.failed(last.reason());
  }

  private static boolean mayStillHappen(Change change, @Nullable RequestResult result) {
    return result instanceof Unconfirmed lost
        && (lost.mayTakeEffectLater() || !Postcondition.isVerifiable(change));
  }
}
