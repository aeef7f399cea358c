package dev.rollcall.apply;

import dev.rollcall.plan.Change;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The outcome of every change, each written once and told to the listener. Safe for many threads.
 */
final class OutcomeRecorder {
  private final Map<Change, Outcome> outcomes = new HashMap<>();
  private final ApplyListener listener;
  private final StopSignal stop;

  OutcomeRecorder(ApplyListener listener, StopSignal stop) {
    this.listener = listener;
    this.stop = stop;
  }

  /** Tells the listener that a request goes out; or why it may not, and then it must not. */
  Optional<Outcome> announce(List<Change> changes) {
    return stop.obstacle().or(() -> unrecorded(changes));
  }

  private Optional<Outcome> unrecorded(List<Change> changes) {
    try {
      listener.sending(changes);
      return Optional.empty();
    } catch (IOException e) {
      stop.stopJournalFailed(e);
      return stop.obstacle();
    }
  }

  /**
   * Writes down what became of a change.
   *
   * @throws IllegalStateException if that is known already
   */
  void settle(Change change, Outcome outcome) {
    record(change, outcome);
    try {
      listener.settled(change, outcome);
    } catch (IOException e) {
      stop.stopJournalFailed(e);
    }
  }

  private synchronized void record(Change change, Outcome outcome) {
    Outcome earlier = outcomes.putIfAbsent(change, outcome);
    if (earlier != null) {
      throw new IllegalStateException(change.address() + " has an outcome already: " + earlier);
    }
  }

  /**
   * What became of a change.
   *
   * @throws IllegalStateException if that is not known yet
   */
  synchronized Outcome outcome(Change change) {
    Outcome outcome = outcomes.get(change);
    if (outcome == null) {
      throw new IllegalStateException(change.address() + " has no outcome yet");
    }
    return outcome;
  }
}
