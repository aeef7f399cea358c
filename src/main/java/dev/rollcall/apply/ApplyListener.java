package dev.rollcall.apply;

import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Is told of a run as it goes: a journal, a progress bar. {@link #started} comes first and {@link
 * #finished} last, each once, from the thread that applies. Between them {@link #sending} and
 * {@link #settled} come from many threads at once, so an implementation must be safe for that; for
 * one change its sending comes before its outcome.
 *
 * <p>An IOException from any of them means that the run cannot be recorded: nothing more is sent.
 * Outcomes of what is in flight, and of what is then not attempted, are still told.
 */
public interface ApplyListener {
  /** Hears nothing, refuses nothing. */
  ApplyListener NONE = new ApplyListener() {};

  /** A run begins; nothing was sent yet. */
  default void started(Plan plan, Instant at) throws IOException {}

  /** One request with these changes is about to be sent. A change lost on its way is sent twice. */
  default void sending(List<Change> changes) throws IOException {}

  /** The outcome of a change is known; called once for each change of the plan, sent or not. */
  default void settled(Change change, Outcome outcome) throws IOException {}

  /** Nothing is in flight any more. Not called when a run ends by a bug. */
  default void finished(ApplyReport report) throws IOException {}

  /**
   * This one, then another, which is told everything but a sending that this one refuses: a full
   * disk under the first must not freeze the second.
   */
  default ApplyListener andThen(ApplyListener next) {
    ApplyListener first = this;
    return new ApplyListener() {
      @Override
      public void started(Plan plan, Instant at) throws IOException {
        try {
          first.started(plan, at);
        } finally {
          next.started(plan, at);
        }
      }

      @Override
      public void sending(List<Change> changes) throws IOException {
        first.sending(changes);
        next.sending(changes);
      }

      @Override
      public void settled(Change change, Outcome outcome) throws IOException {
        try {
          first.settled(change, outcome);
        } finally {
          next.settled(change, outcome);
        }
      }

      @Override
      public void finished(ApplyReport report) throws IOException {
        try {
          first.finished(report);
        } finally {
          next.finished(report);
        }
      }
    };
  }
}
