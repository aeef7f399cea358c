package dev.rollcall.saved;

import dev.rollcall.apply.ApplyReport;
import dev.rollcall.apply.Outcome;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** The four kinds of lines of {@code schemas/journal.schema.json}. */
final class JournalLine {
  private static final String FORMAT_VERSION = "1.0";

  private JournalLine() {}

  /** What is going to be done, before anything is. */
  static String run(String run, String rollcallVersion, Plan plan, Instant at) {
    return line(
        "run",
        at,
        json -> {
          json.writeStringProperty("format_version", FORMAT_VERSION);
          json.writeStringProperty("run", run);
          json.writeStringProperty("rollcall_version", rollcallVersion);
          json.writeStringProperty("organization", plan.header().organization());
          json.writeStringProperty("provider", plan.header().provider());
          json.writeStringProperty("config_digest", plan.header().configDigest());
          json.writeStringProperty("live_revision", plan.header().liveRevision());
          json.writeObjectPropertyStart("planned");
          writeCounts(json, plan);
          json.writeEndObject();
        });
  }

  private static void writeCounts(JsonGenerator json, Plan plan) {
    plan.actions().forEach((action, count) -> json.writeNumberProperty(action.word(), count));
    json.writeNumberProperty("changes", plan.changes().size());
  }

  /** One request, before it is sent. */
  static String sending(List<Change> changes, Instant at) {
    return line(
        "sending",
        at,
        json -> {
          json.writeArrayPropertyStart("changes");
          changes.forEach(change -> writeSent(json, change));
          json.writeEndArray();
        });
  }

  private static void writeSent(JsonGenerator json, Change change) {
    json.writeStartObject();
    writeKey(json, change);
    ChangeJson.writeAttributes(json, "before", change.before());
    ChangeJson.writeAttributes(json, "after", change.after());
    json.writeEndObject();
  }

  /** What became of one change, sent or not. */
  static String outcome(Change change, Outcome outcome, Instant at) {
    return line(
        "outcome",
        at,
        json -> {
          writeKey(json, change);
          OutcomeJson.writeProperties(json, outcome);
        });
  }

  private static void writeKey(JsonGenerator json, Change change) {
    json.writeStringProperty("action", change.step().action().word());
    json.writeStringProperty("kind", change.step().kind().word());
    json.writeStringProperty("address", change.address().toString());
  }

  /** The end of a run that came to one. */
  static String finished(ApplyReport report) {
    return line(
        "finished",
        report.finishedAt(),
        json -> {
          json.writeStringProperty("stopped", report.stopped());
          json.writeObjectPropertyStart("summary");
          OutcomeJson.writeCounts(json, report);
          json.writeEndObject();
        });
  }

  private static String line(String type, Instant at, Consumer<JsonGenerator> properties) {
    return JsonDocument.line(
        json -> {
          json.writeStartObject();
          json.writeStringProperty("type", type);
          json.writeStringProperty("time", at.toString());
          properties.accept(json);
          json.writeEndObject();
        });
  }
}
