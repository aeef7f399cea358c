package dev.rollcall.saved;

import dev.rollcall.apply.ApplySummary;
import dev.rollcall.apply.Outcome;
import dev.rollcall.model.Address;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The one JSON form of what became of changes, in reports and journals. */
public final class OutcomeJson {
  private OutcomeJson() {}

  /** Writes the properties of one outcome into an object that is open. */
  public static void writeProperties(JsonGenerator json, Outcome outcome) {
    json.writeStringProperty("outcome", outcome.word());
    json.writeStringProperty("outcome_reason", outcome.reason());
    Address blocker = blocker(outcome);
    json.writeStringProperty("blocker", blocker == null ? null : blocker.toString());
  }

  private static @Nullable Address blocker(Outcome outcome) {
    return outcome instanceof Outcome.NotAttempted notAttempted ? notAttempted.blocker() : null;
  }

  /** Writes the counts into an object that is open; those already so are among the applied. */
  public static void writeCounts(JsonGenerator json, ApplySummary summary) {
    json.writeNumberProperty("applied", summary.applied());
    json.writeNumberProperty("already_so", summary.alreadySo());
    json.writeNumberProperty("failed", summary.failed());
    json.writeNumberProperty("not_attempted", summary.notAttempted());
    json.writeNumberProperty("unknown", summary.unknown());
    json.writeNumberProperty("handed_over", summary.handedOver());
  }
}
