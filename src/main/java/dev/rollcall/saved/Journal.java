package dev.rollcall.saved;

import dev.rollcall.apply.ApplyListener;
import dev.rollcall.apply.ApplyReport;
import dev.rollcall.apply.Outcome;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Records a run while it is in progress, one JSON object per line, described by {@code
 * schemas/journal.schema.json}. What is about to be sent is on the disk before it is sent. The file
 * is created when the run starts and never appended to.
 */
public final class Journal implements ApplyListener, AutoCloseable {
  private static final String FORMAT_VERSION = "1.0";

  private final Path file;
  private final String run;
  private final String rollcallVersion;
  private final InstantSource clock;
  private @Nullable AppendOnlyFile lines;

  /**
   * A journal that does not exist yet.
   *
   * @param run identifies this run
   */
  public Journal(Path file, String run, String rollcallVersion, InstantSource clock) {
    this.file = file;
    this.run = run;
    this.rollcallVersion = rollcallVersion;
    this.clock = clock;
  }

  /** Creates the file; an existing one is left unchanged and stops the run. */
  @Override
  public void started(Plan plan, Instant at) throws IOException {
    lines = AppendOnlyFile.create(file);
    lines.appendSafely(
        line(
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
              plan.actions()
                  .forEach((action, count) -> json.writeNumberProperty(action.word(), count));
              json.writeNumberProperty("changes", plan.changes().size());
              json.writeEndObject();
            }));
  }

  @Override
  public void sending(List<Change> changes) throws IOException {
    lines()
        .appendSafely(
            line(
                "sending",
                clock.instant(),
                json -> {
                  json.writeArrayPropertyStart("changes");
                  for (Change change : changes) {
                    json.writeStartObject();
                    ChangeJson.writeKey(json, change);
                    ChangeJson.writeAttributes(json, "before", change.before());
                    ChangeJson.writeAttributes(json, "after", change.after());
                    json.writeEndObject();
                  }
                  json.writeEndArray();
                }));
  }

  /** Survives a kill at once, and a power cut after the next line that is forced to disk. */
  @Override
  public void settled(Change change, Outcome outcome) throws IOException {
    lines()
        .append(
            line(
                "outcome",
                clock.instant(),
                json -> {
                  ChangeJson.writeKey(json, change);
                  ChangeJson.writeOutcome(json, outcome);
                }));
  }

  @Override
  public void finished(ApplyReport report) throws IOException {
    lines()
        .appendSafely(
            line(
                "finished",
                report.finishedAt(),
                json -> {
                  json.writeStringProperty("stopped", report.stopped());
                  json.writeObjectPropertyStart("summary");
                  ChangeJson.writeCounts(json, report);
                  json.writeEndObject();
                }));
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

  private AppendOnlyFile lines() throws IOException {
    if (lines == null) {
      throw new IOException("the journal " + file + " was not started");
    }
    return lines;
  }

  /** Closes the file, which already contains every line. */
  @Override
  public void close() throws IOException {
    if (lines != null) {
      lines.close();
    }
  }
}
