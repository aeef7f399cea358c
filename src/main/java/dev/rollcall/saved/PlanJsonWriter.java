package dev.rollcall.saved;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.model.Address;
import dev.rollcall.model.Section;
import dev.rollcall.plan.GuardOverride;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.Verdict;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes the properties of a plan in the order of {@code schemas/plan.schema.json}. */
record PlanJsonWriter(JsonGenerator json) {
  static final String FORMAT_VERSION = "1.0";

  /**
   * Writes one object.
   *
   * @param ending writes what comes after all that makes up the plan
   */
  void write(String rollcallVersion, Plan plan, Runnable ending) {
    json.writeStartObject();
    json.writeStringProperty("format_version", FORMAT_VERSION);
    json.writeStringProperty("rollcall_version", rollcallVersion);
    writeHeader(plan.header());
    writeComparison(plan.comparison());
    writeSummary(plan);
    writeAll("changes", plan.changes(), change -> ChangeJson.writeProperties(json, change));
    writeAll("waiting", plan.waiting(), this::writeWaiting);
    writeAll("unmanaged", plan.unmanaged().entrySet(), this::writeUnmanaged);
    writeAll("warnings", plan.warnings(), this::writeWarning);
    writeVerdict(plan.verdict());
    ending.run();
    json.writeEndObject();
  }

  private void writeHeader(Plan.Header header) {
    json.writeStringProperty("organization", header.organization());
    json.writeStringProperty("provider", header.provider());
    json.writeStringProperty("created_at", header.createdAt().toString());
    json.writeStringProperty("config_digest", header.configDigest());
    json.writeStringProperty("live_revision", header.liveRevision());
    json.writeArrayPropertyStart("managed");
    header.managed().stream().sorted().map(Section::key).forEach(json::writeString);
    json.writeEndArray();
  }

  private void writeComparison(Plan.@Nullable Comparison comparison) {
    if (comparison == null) {
      return;
    }
    json.writeObjectPropertyStart("base");
    json.writeBooleanProperty("valid", comparison.causes());
    json.writeArrayPropertyStart("changed_settings");
    comparison.changedSettings().forEach(json::writeString);
    json.writeEndArray();
    json.writeBooleanProperty("settings_in_effect", comparison.settingsInEffect());
    json.writeEndObject();
  }

  private void writeSummary(Plan plan) {
    int people = plan.waitingPeople();
    json.writeObjectPropertyStart("summary");
    plan.actions().forEach((action, count) -> json.writeNumberProperty(action.word(), count));
    json.writeNumberProperty("changes", plan.changes().size());
    json.writeNumberProperty("waiting", people);
    json.writeNumberProperty("waiting_access", plan.waiting().size() - people);
    json.writeNumberProperty("unmanaged", plan.unmanaged().size());
    json.writeEndObject();
  }

  private void writeWaiting(Plan.Waiting waiting) {
    Instant since = waiting.since();
    json.writeStringProperty("address", waiting.address().toString());
    json.writeStringProperty("reason", waiting.reason());
    json.writeStringProperty("since", since == null ? null : since.toString());
    writeCount("sends", waiting.sends());
    json.writeBooleanProperty("expired", waiting.expired());
  }

  private void writeUnmanaged(Map.Entry<Address, String> unmanaged) {
    json.writeStringProperty("address", unmanaged.getKey().toString());
    json.writeStringProperty("reason", unmanaged.getValue());
  }

  private void writeWarning(Diagnostic warning) {
    json.writeStringProperty("code", warning.code());
    json.writeStringProperty("message", warning.message());
    json.writeStringProperty("hint", warning.hint());
    ChangeJson.writeSource(json, warning.source());
  }

  private void writeVerdict(Verdict verdict) {
    json.writeObjectPropertyStart("verdict");
    json.writeBooleanProperty("allowed", verdict.allowed());
    json.writeArrayPropertyStart("overrides");
    verdict.overrides().stream().map(GuardOverride::toString).forEach(json::writeString);
    json.writeEndArray();
    writeAll("violations", verdict.violations(), this::writeViolation);
    json.writeEndObject();
  }

  private void writeViolation(Verdict.Violation violation) {
    json.writeStringProperty("guard", violation.guard().word());
    json.writeStringProperty("class", violation.kind() == null ? null : violation.kind().plural());
    json.writeStringProperty("limit", violation.limit());
    json.writeNumberProperty("actual", violation.actual());
    writeCount("of", violation.of());
    json.writeStringProperty("message", violation.message());
    json.writeStringProperty("allow", violation.allow());
    ChangeJson.writeSource(json, violation.source());
  }

  private void writeCount(String property, @Nullable Integer count) {
    if (count == null) {
      json.writeNullProperty(property);
    } else {
      json.writeNumberProperty(property, count);
    }
  }

  private <T> void writeAll(String property, Collection<T> values, Consumer<T> properties) {
    json.writeArrayPropertyStart(property);
    for (T value : values) {
      json.writeStartObject();
      properties.accept(value);
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
