package dev.rollcall.saved;

import dev.rollcall.apply.ApplyReport;
import dev.rollcall.apply.Outcome;
import dev.rollcall.model.Address;
import tools.jackson.core.JsonGenerator;

/** The one JSON form of what became of changes, in reports and journals. */
public final class OutcomeJson {
  private OutcomeJson() {}

  /** Writes the properties of one outcome into an object that is open. */
  public static void writeProperties(JsonGenerator json, Outcome outcome) {
    json.writeStringProperty("outcome", outcome.status().word());
    json.writeStringProperty("outcome_reason", outcome.reason());
    Address blocker = outcome.blocker();
    json.writeStringProperty("blocker", blocker == null ? null : blocker.toString());
  }

  /** Writes the counts into an object that is open; those already so are among the applied. */
  public static void writeCounts(JsonGenerator json, ApplyReport report) {
    for (Outcome.Status status : Outcome.Status.values()) {
      json.writeNumberProperty(status.word(), report.count(status));
      if (status == Outcome.Status.APPLIED) {
        json.writeNumberProperty("already_so", report.alreadySo());
      }
    }
  }
}
