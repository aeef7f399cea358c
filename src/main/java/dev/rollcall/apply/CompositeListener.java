package dev.rollcall.apply;

import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Two listeners as one: a full disk under the first must not freeze the second. */
record CompositeListener(ApplyListener first, ApplyListener second) implements ApplyListener {
  @Override
  public void started(Plan plan, Instant at) throws IOException {
    try {
      first.started(plan, at);
    } finally {
      second.started(plan, at);
    }
  }

  @Override
  public void sending(List<Change> changes) throws IOException {
    first.sending(changes);
    second.sending(changes);
  }

  @Override
  public void settled(Change change, Outcome outcome) throws IOException {
    try {
      first.settled(change, outcome);
    } finally {
      second.settled(change, outcome);
    }
  }

  @Override
  public void finished(ApplyReport report) throws IOException {
    try {
      first.finished(report);
    } finally {
      second.finished(report);
    }
  }
}
