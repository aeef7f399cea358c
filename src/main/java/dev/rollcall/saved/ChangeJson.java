package dev.rollcall.saved;

import dev.rollcall.apply.ApplyReport;
import dev.rollcall.apply.Outcome;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Address;
import dev.rollcall.model.Principal;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Change.Attributes;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The one JSON form of a change and its outcome, in plans, reports and journals. */
public final class ChangeJson {
  private ChangeJson() {}

  /** Writes all properties of a change into an object that is open. */
  public static void writeProperties(JsonGenerator json, Change change) {
    writeKey(json, change);
    json.writeStringProperty("name", change.address().name());
    Principal principal = change.address().holder();
    if (principal != null) {
      json.writeStringProperty("principal", principal.toString());
    }
    writeAttributes(json, "before", change.before());
    writeAttributes(json, "after", change.after());
    json.writeStringProperty("reason", change.reason());
    json.writeStringProperty("cause", change.cause().word());
    json.writeStringProperty("note", change.note());
    writeSource(json, change.source());
    json.writeArrayPropertyStart("requires");
    change.requires().forEach(address -> json.writeString(address.toString()));
    json.writeEndArray();
    writeConsequences(json, change);
  }

  /** Writes the properties of one outcome into an object that is open. */
  public static void writeOutcome(JsonGenerator json, Outcome outcome) {
    json.writeStringProperty("outcome", outcome.status().word());
    json.writeStringProperty("outcome_reason", outcome.reason());
    Address blocker = outcome.blocker();
    json.writeStringProperty("blocker", blocker == null ? null : blocker.toString());
  }

  /**
   * Writes the counts into an object that is open; those already in place count as applied, too.
   */
  public static void writeCounts(JsonGenerator json, ApplyReport report) {
    for (Outcome.Status status : Outcome.Status.values()) {
      json.writeNumberProperty(status.word(), report.count(status));
      if (status == Outcome.Status.APPLIED) {
        json.writeNumberProperty("already_so", report.alreadySo());
      }
    }
  }

  /** Writes the property {@code source}: a place in a file, or null. */
  public static void writeSource(JsonGenerator json, @Nullable SourceLocation source) {
    if (source == null) {
      json.writeNullProperty("source");
      return;
    }
    json.writeObjectPropertyStart("source");
    json.writeStringProperty("file", source.file());
    json.writeNumberProperty("line", source.line());
    json.writeNumberProperty("column", source.column());
    json.writeEndObject();
  }

  /** Writes the properties that identify a change. */
  static void writeKey(JsonGenerator json, Change change) {
    json.writeStringProperty("action", change.step().action().word());
    json.writeStringProperty("kind", change.step().kind().word());
    json.writeStringProperty("address", change.address().toString());
  }

  static void writeAttributes(
      JsonGenerator json, String property, @Nullable Attributes attributes) {
    if (attributes == null) {
      json.writeNullProperty(property);
      return;
    }
    json.writeObjectPropertyStart(property);
    if (attributes.role() != null) {
      json.writeStringProperty("role", attributes.role().name());
    }
    if (attributes.lastSentAt() != null) {
      json.writeStringProperty("last_sent_at", attributes.lastSentAt().toString());
    }
    if (attributes.sends() != null) {
      json.writeNumberProperty("sends", attributes.sends());
    }
    json.writeEndObject();
  }

  private static void writeConsequences(JsonGenerator json, Change change) {
    json.writeArrayPropertyStart("consequences");
    change
        .losses()
        .forEach(
            (address, role) -> {
              json.writeStartObject();
              json.writeStringProperty("address", address.toString());
              json.writeStringProperty("role", role.name());
              json.writeEndObject();
            });
    for (String text : change.further()) {
      json.writeStartObject();
      json.writeStringProperty("text", text);
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
