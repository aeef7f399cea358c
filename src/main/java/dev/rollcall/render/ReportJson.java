package dev.rollcall.render;

import dev.rollcall.apply.ApplyReport;
import dev.rollcall.saved.ChangeJson;
import dev.rollcall.saved.JsonDocument;
import dev.rollcall.saved.OutcomeJson;
import java.io.IOException;
import java.io.Writer;
import tools.jackson.core.JsonGenerator;

/** What became of a plan, for programs; described by {@code schemas/report.schema.json}. */
public final class ReportJson implements View<ApplyReport> {
  private static final String FORMAT_VERSION = "1.0";

  private final String rollcallVersion;

  public ReportJson(String rollcallVersion) {
    this.rollcallVersion = rollcallVersion;
  }

  @Override
  public void write(ApplyReport report, Writer out) throws IOException {
    JsonDocument.write(out, json -> write(json, report));
  }

  private void write(JsonGenerator json, ApplyReport report) {
    json.writeStartObject();
    json.writeStringProperty("format_version", FORMAT_VERSION);
    json.writeStringProperty("rollcall_version", rollcallVersion);
    json.writeStringProperty("organization", report.header().organization());
    json.writeStringProperty("provider", report.header().provider());
    json.writeStringProperty("config_digest", report.header().configDigest());
    json.writeStringProperty("live_revision", report.header().liveRevision());
    json.writeStringProperty("started_at", report.startedAt().toString());
    json.writeStringProperty("finished_at", report.finishedAt().toString());
    json.writeBooleanProperty("complete", report.complete());
    json.writeStringProperty("stopped", report.stopped());
    json.writeObjectPropertyStart("summary");
    json.writeNumberProperty("changes", report.results().size());
    OutcomeJson.writeCounts(json, report.summary());
    json.writeEndObject();
    json.writeArrayPropertyStart("results");
    report.results().forEach(result -> write(json, result));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, ApplyReport.Result result) {
    json.writeStartObject();
    ChangeJson.writeProperties(json, result.change());
    OutcomeJson.writeProperties(json, result.outcome());
    json.writeEndObject();
  }
}
