package dev.rollcall.saved;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.model.Address;
import dev.rollcall.model.Section;
import dev.rollcall.plan.GuardOverride;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.SavedPlan;
import dev.rollcall.plan.Verdict;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * A plan as JSON, described by {@code schemas/plan.schema.json}: equal plans give equal bytes. Its
 * last property seals it, see {@link dev.rollcall.plan.SavedPlan.Seal}.
 *
 * @param rollcallVersion what the plan says made it
 */
public record PlanFile(String rollcallVersion) {
  private static final String FORMAT_VERSION = "1.0";

  /** Writes the document; {@code out} is flushed, not closed. */
  public void write(Plan plan, Writer out) throws IOException {
    JsonDocument.write(
        out,
        json -> {
          PlanSeal.Generator sealing = new PlanSeal.Generator(json);
          write(sealing, plan, sealing::writeSeal);
        });
  }

  /** Writes the plan, unsealed, as a value inside another document: it is not to be applied. */
  public void write(JsonGenerator json, Plan plan) {
    write(json, plan, () -> {});
  }

  /**
   * Saves a plan whole or not at all: what stood at {@code target} stays until it is replaced.
   *
   * @throws IOException if it cannot be written there, with a message that says why
   */
  public void save(Plan plan, Path target) throws IOException {
    AtomicFile.write(target, out -> write(plan, out));
  }

  /**
   * Reads what {@link #save} wrote, edited or not.
   *
   * @throws InvalidInputException if there is no such file, or it is not exactly a plan of a format
   *     this version knows, with the place where it stops being one
   * @throws TamperedPlanException if what it is no longer was changed after it was saved
   */
  public static SavedPlan read(Path file) throws InvalidInputException, TamperedPlanException {
    String shown = file.toString().replace(File.separatorChar, '/');
    try {
      if (Files.isRegularFile(file)) {
        return PlanReader.read(shown, () -> Files.newBufferedReader(file, UTF_8));
      }
      String text = Files.readString(file); // a pipe can be read only once
      return PlanReader.read(shown, () -> new StringReader(text));
    } catch (IOException e) {
      throw new InvalidInputException(
          Diagnostic.error(
              "unreadable-plan",
              "cannot read the plan " + shown + ": " + AtomicFile.reason(e),
              null));
    }
  }

  /**
   * @param ending writes what comes after all that makes up the plan
   */
  private void write(JsonGenerator json, Plan plan, Runnable ending) {
    json.writeStartObject();
    json.writeStringProperty("format_version", FORMAT_VERSION);
    json.writeStringProperty("rollcall_version", rollcallVersion);
    writeHeader(json, plan.header());
    writeComparison(json, plan.comparison());
    writeSummary(json, plan);
    writeAll(json, "changes", plan.changes(), ChangeJson::writeProperties);
    writeAll(json, "waiting", plan.waiting(), PlanFile::writeWaiting);
    writeAll(json, "unmanaged", plan.unmanaged().entrySet(), PlanFile::writeUnmanaged);
    writeAll(json, "warnings", plan.warnings(), PlanFile::writeWarning);
    writeVerdict(json, plan.verdict());
    ending.run();
    json.writeEndObject();
  }

  private static void writeHeader(JsonGenerator json, Plan.Header header) {
    json.writeStringProperty("organization", header.organization());
    json.writeStringProperty("provider", header.provider());
    json.writeStringProperty("created_at", header.createdAt().toString());
    json.writeStringProperty("config_digest", header.configDigest());
    json.writeStringProperty("live_revision", header.liveRevision());
    json.writeArrayPropertyStart("managed");
    header.managed().stream().sorted().map(Section::key).forEach(json::writeString);
    json.writeEndArray();
  }

  private static void writeComparison(JsonGenerator json, Plan.@Nullable Comparison comparison) {
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

  private static void writeSummary(JsonGenerator json, Plan plan) {
    int people = plan.waitingPeople();
    json.writeObjectPropertyStart("summary");
    plan.actions().forEach((action, count) -> json.writeNumberProperty(action.word(), count));
    json.writeNumberProperty("changes", plan.changes().size());
    json.writeNumberProperty("waiting", people);
    json.writeNumberProperty("waiting_access", plan.waiting().size() - people);
    json.writeNumberProperty("unmanaged", plan.unmanaged().size());
    json.writeEndObject();
  }

  private static void writeWaiting(JsonGenerator json, Plan.Waiting waiting) {
    Instant since = waiting.since();
    json.writeStringProperty("address", waiting.address().toString());
    json.writeStringProperty("reason", waiting.reason());
    json.writeStringProperty("since", since == null ? null : since.toString());
    writeCount(json, "sends", waiting.sends());
    json.writeBooleanProperty("expired", waiting.expired());
  }

  private static void writeUnmanaged(JsonGenerator json, Map.Entry<Address, String> unmanaged) {
    json.writeStringProperty("address", unmanaged.getKey().toString());
    json.writeStringProperty("reason", unmanaged.getValue());
  }

  private static void writeWarning(JsonGenerator json, Diagnostic warning) {
    json.writeStringProperty("code", warning.code());
    json.writeStringProperty("message", warning.message());
    json.writeStringProperty("hint", warning.hint());
    ChangeJson.writeSource(json, warning.source());
  }

  private static void writeVerdict(JsonGenerator json, Verdict verdict) {
    json.writeObjectPropertyStart("verdict");
    json.writeBooleanProperty("allowed", verdict.allowed());
    json.writeArrayPropertyStart("overrides");
    verdict.overrides().stream().map(GuardOverride::toString).forEach(json::writeString);
    json.writeEndArray();
    writeAll(json, "violations", verdict.violations(), PlanFile::writeViolation);
    json.writeEndObject();
  }

  private static void writeViolation(JsonGenerator json, Verdict.Violation violation) {
    json.writeStringProperty("guard", violation.guard().word());
    json.writeStringProperty("class", violation.kind() == null ? null : violation.kind().plural());
    json.writeStringProperty("limit", violation.limit());
    json.writeNumberProperty("actual", violation.actual());
    writeCount(json, "of", violation.of());
    json.writeStringProperty("message", violation.message());
    json.writeStringProperty("allow", violation.allow());
    ChangeJson.writeSource(json, violation.source());
  }

  private static void writeCount(JsonGenerator json, String property, @Nullable Integer count) {
    if (count == null) {
      json.writeNullProperty(property);
    } else {
      json.writeNumberProperty(property, count);
    }
  }

  private static <T> void writeAll(
      JsonGenerator json,
      String property,
      Collection<T> values,
      BiConsumer<JsonGenerator, T> properties) {
    json.writeArrayPropertyStart(property);
    for (T value : values) {
      json.writeStartObject();
      properties.accept(json, value);
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
