package dev.rollcall.render;

import dev.rollcall.saved.JsonDocument;
import dev.rollcall.saved.PlanFile;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Several plans for programs: each as {@code schemas/plan.schema.json} describes it. */
public final class PlansJson implements View<List<ProjectPlan>> {
  private static final String FORMAT_VERSION = "1.0";

  private final PlanFile document;

  public PlansJson(String rollcallVersion) {
    this.document = new PlanFile(rollcallVersion);
  }

  @Override
  public void write(List<ProjectPlan> projects, Writer out) throws IOException {
    JsonDocument.write(
        out,
        json -> {
          json.writeStartObject();
          json.writeStringProperty("format_version", FORMAT_VERSION);
          json.writeArrayPropertyStart("projects");
          projects.forEach(project -> write(json, project));
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private void write(JsonGenerator json, ProjectPlan project) {
    json.writeStartObject();
    json.writeStringProperty("folder", project.folder());
    json.writeNumberProperty("exit_code", project.exitCode());
    if (project.ending() instanceof ProjectPlan.Made made) {
      json.writeName("plan");
      document.write(json, made.plan());
    } else if (project.ending() instanceof ProjectPlan.Invalid invalid) {
      json.writeName("invalid");
      DiagnosticsJson.write(json, invalid.diagnostics());
    } else {
      json.writeStringProperty("error", ((ProjectPlan.Unreachable) project.ending()).message());
    }
    json.writeEndObject();
  }
}
