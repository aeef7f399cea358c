package dev.rollcall.render;

import dev.rollcall.diagnostic.Edit;
import dev.rollcall.model.Address;
import dev.rollcall.plan.Drift;
import dev.rollcall.plan.DriftClass;
import dev.rollcall.plan.DriftEntry;
import dev.rollcall.plan.DriftItem;
import dev.rollcall.plan.RevertCommand;
import dev.rollcall.saved.JsonDocument;
import dev.rollcall.saved.PlanFile;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** Drift for programs, as {@code schemas/drift.schema.json} describes it. */
public final class DriftJson implements View<Drift> {
  private static final String FORMAT_VERSION = "1.0";

  private final PlanFile document;
  private final String apply;

  /**
   * @param apply the command that applies all of the plan
   */
  public DriftJson(String rollcallVersion, String apply) {
    this.document = new PlanFile(rollcallVersion);
    this.apply = apply;
  }

  @Override
  public void write(Drift drift, Writer out) throws IOException {
    JsonDocument.write(out, json -> write(json, drift));
  }

  private void write(JsonGenerator json, Drift drift) {
    json.writeStartObject();
    json.writeStringProperty("format_version", FORMAT_VERSION);
    json.writeObjectPropertyStart("summary");
    for (DriftClass driftClass : DriftClass.values()) {
      json.writeNumberProperty(driftClass.word(), drift.counts().getOrDefault(driftClass, 0));
    }
    json.writeEndObject();
    json.writeArrayPropertyStart("drift");
    drift.drifted().forEach(drifted -> write(json, drifted));
    json.writeEndArray();
    json.writeArrayPropertyStart("adopt_all");
    drift.together().forEach(edit -> write(json, edit));
    json.writeEndArray();
    json.writeName("plan");
    document.write(json, drift.plan());
    json.writeEndObject();
  }

  private void write(JsonGenerator json, DriftEntry drifted) {
    DriftItem deviation = drifted.deviation();
    json.writeStartObject();
    json.writeStringProperty("class", deviation.driftClass().word());
    json.writeStringProperty("action", deviation.change().step().action().word());
    json.writeStringProperty("address", deviation.change().address().toString());
    json.writeObjectPropertyStart("adopt");
    json.writeStringProperty("obstacle", deviation.obstacle());
    json.writeArrayPropertyStart("edits");
    drifted.edits().forEach(edit -> write(json, edit));
    json.writeEndArray();
    json.writeArrayPropertyStart("along");
    deviation.along().stream().map(Address::toString).forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
    write(json, drifted.reversal());
    json.writeEndObject();
  }

  private void write(JsonGenerator json, RevertCommand reversal) {
    json.writeObjectPropertyStart("revert");
    json.writeStringProperty("command", DriftWording.command(apply, reversal));
    json.writeNumberProperty("changes", reversal.changes());
    json.writeBooleanProperty("allowed", reversal.verdict().allowed());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Edit edit) {
    json.writeStartObject();
    json.writeStringProperty("file", edit.file());
    json.writeStringProperty("edit", edit.verb().name().toLowerCase(Locale.ROOT));
    json.writeNumberProperty("first_line", edit.first());
    json.writeNumberProperty("last_line", edit.last());
    json.writeArrayPropertyStart("lines");
    edit.lines().forEach(json::writeString);
    json.writeEndArray();
    json.writeStringProperty("about", edit.about());
    json.writeStringProperty("by_hand", edit.byHand());
    json.writeEndObject();
  }
}
