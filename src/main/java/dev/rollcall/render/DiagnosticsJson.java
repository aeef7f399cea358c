package dev.rollcall.render;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.saved.ChangeJson;
import dev.rollcall.saved.JsonDocument;
import java.io.IOException;
import java.io.Writer;
import tools.jackson.core.JsonGenerator;

/** What is wrong with the input, for programs. */
public final class DiagnosticsJson implements View<Diagnostics> {
  @Override
  public void write(Diagnostics diagnostics, Writer out) throws IOException {
    JsonDocument.write(out, json -> write(json, diagnostics));
  }

  static void write(JsonGenerator json, Diagnostics diagnostics) {
    json.writeStartObject();
    json.writeNumberProperty("errors", DiagnosticsText.count(diagnostics, Severity.ERROR));
    json.writeNumberProperty("warnings", DiagnosticsText.count(diagnostics, Severity.WARNING));
    json.writeNumberProperty("omitted", diagnostics.omitted());
    json.writeArrayPropertyStart("diagnostics");
    diagnostics.kept().forEach(diagnostic -> write(json, diagnostic));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Diagnostic diagnostic) {
    json.writeStartObject();
    json.writeStringProperty("severity", diagnostic.severity().word());
    json.writeStringProperty("code", diagnostic.code());
    json.writeStringProperty("message", diagnostic.message());
    json.writeStringProperty("hint", diagnostic.hint());
    ChangeJson.writeSource(json, diagnostic.source());
    json.writeEndObject();
  }
}
