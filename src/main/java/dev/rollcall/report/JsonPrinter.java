package dev.rollcall.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.rollcall.apply.ApplyReport;
import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.Edit;
import dev.rollcall.model.Address;
import dev.rollcall.plan.Action;
import dev.rollcall.plan.Drift;
import dev.rollcall.plan.DriftClass;
import dev.rollcall.plan.Plan;
import dev.rollcall.saved.ChangeJson;
import dev.rollcall.saved.JsonDocument;
import dev.rollcall.saved.PlanFile;
import java.io.IOException;
import java.io.Writer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prints subjects for programs. Plans, reports and drift are described by {@code schemas/}; a plan
 * has the same form as a saved plan.
 */
final class JsonPrinter {
  private static final String FORMAT_VERSION = "1.0";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
          .addMixIn(Edit.class, EditNames.class)
          .build();

  private JsonPrinter() {}

  private record DiagnosticsJson(
      int errors, int warnings, int omitted, List<Diagnostic> diagnostics) {
    static DiagnosticsJson of(Diagnostics all) {
      return new DiagnosticsJson(
          DiagnosticsPage.count(all, Diagnostic.Severity.ERROR),
          DiagnosticsPage.count(all, Diagnostic.Severity.WARNING),
          all.omitted(),
          all.kept());
    }
  }

  private record DriftedJson(
      @JsonProperty("class") DriftClass driftClass,
      Action action,
      String address,
      AdoptJson adopt,
      RevertJson revert) {
    static DriftedJson of(Drift.Reconciliation drifted, String apply) {
      Drift.Deviation deviation = drifted.deviation();
      Drift.Revert reversal = drifted.revert();
      return new DriftedJson(
          deviation.driftClass(),
          deviation.change().step().action(),
          deviation.change().address().toString(),
          new AdoptJson(
              deviation.obstacle(),
              drifted.edits(),
              deviation.along().stream().map(Address::toString).toList()),
          new RevertJson(
              DriftPage.command(apply, reversal),
              reversal.changes(),
              reversal.verdict().allowed()));
    }
  }

  private record AdoptJson(@Nullable String obstacle, List<Edit> edits, List<String> along) {}

  private record RevertJson(String command, int changes, boolean allowed) {}

  /** The names an edit's parts have in JSON. */
  private interface EditNames {
    @JsonProperty("edit")
    Edit.Verb verb();

    @JsonProperty("first_line")
    int first();

    @JsonProperty("last_line")
    int last();
  }

  /** Any value that is bound, its names in snake case. */
  static void print(Object value, Writer out) throws IOException {
    JsonDocument.write(out, json -> MAPPER.writeValue(json, value));
  }

  static void print(Diagnostics diagnostics, Writer out) throws IOException {
    print(DiagnosticsJson.of(diagnostics), out);
  }

  static void print(Plan plan, String rollcallVersion, Writer out) throws IOException {
    new PlanFile(rollcallVersion).write(plan, out);
  }

  /**
   * @param apply the command that applies all of the plan
   */
  static void print(Drift drift, String apply, String rollcallVersion, Writer out)
      throws IOException {
    Map<DriftClass, Integer> summary = new EnumMap<>(DriftClass.class);
    for (DriftClass driftClass : DriftClass.values()) {
      summary.put(driftClass, drift.counts().getOrDefault(driftClass, 0));
    }
    JsonDocument.write(
        out,
        json -> {
          json.writeStartObject();
          json.writeStringProperty("format_version", FORMAT_VERSION);
          write(json, "summary", summary);
          write(
              json,
              "drift",
              drift.drifted().stream().map(one -> DriftedJson.of(one, apply)).toList());
          write(json, "adopt_all", drift.together());
          json.writeName("plan");
          new PlanFile(rollcallVersion).write(json, drift.plan());
          json.writeEndObject();
        });
  }

  /** Several plans. */
  static void print(List<ProjectPlan> projects, String rollcallVersion, Writer out)
      throws IOException {
    PlanFile document = new PlanFile(rollcallVersion);
    JsonDocument.write(
        out,
        json -> {
          json.writeStartObject();
          json.writeStringProperty("format_version", FORMAT_VERSION);
          json.writeArrayPropertyStart("projects");
          projects.forEach(project -> write(json, project, document));
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void write(JsonGenerator json, ProjectPlan project, PlanFile document) {
    json.writeStartObject();
    json.writeStringProperty("folder", project.folder());
    json.writeNumberProperty("exit_code", project.exitCode());
    if (project.ending() instanceof ProjectPlan.Made made) {
      json.writeName("plan");
      document.write(json, made.plan());
    } else if (project.ending() instanceof ProjectPlan.Invalid invalid) {
      write(json, "invalid", DiagnosticsJson.of(invalid.diagnostics()));
    } else {
      json.writeStringProperty("error", ((ProjectPlan.Unreachable) project.ending()).message());
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String property, Object value) {
    json.writeName(property);
    MAPPER.writeValue(json, value);
  }

  static void print(ApplyReport report, String rollcallVersion, Writer out) throws IOException {
    JsonDocument.write(
        out,
        json -> {
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
          ChangeJson.writeCounts(json, report);
          json.writeEndObject();
          json.writeArrayPropertyStart("results");
          for (ApplyReport.Result result : report.results()) {
            json.writeStartObject();
            ChangeJson.writeProperties(json, result.change());
            ChangeJson.writeOutcome(json, result.outcome());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }
}
