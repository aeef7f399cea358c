package dev.rollcall.render;

import dev.rollcall.saved.JsonDocument;
import java.io.IOException;
import java.io.Writer;
import tools.jackson.core.JsonGenerator;

/** Findings as a report of GitLab's Code Quality, which wants a place for each. */
public final class CodeQuality implements View<Findings> {
  @Override
  public void write(Findings findings, Writer out) throws IOException {
    Fingerprints fingerprints = new Fingerprints();
    JsonDocument.write(
        out,
        json -> {
          json.writeStartArray();
          findings.list().forEach(finding -> write(json, finding, fingerprints.next(finding)));
          json.writeEndArray();
        });
  }

  private static void write(JsonGenerator json, Finding finding, String fingerprint) {
    json.writeStartObject();
    json.writeStringProperty("description", String.join("; ", finding.lines()));
    json.writeStringProperty("check_name", TerminalText.of(finding.rule().id()));
    json.writeStringProperty("fingerprint", fingerprint);
    json.writeStringProperty("severity", severity(finding.level()));
    json.writeObjectPropertyStart("location");
    json.writeStringProperty("path", TerminalText.of(finding.place().file()));
    json.writeObjectPropertyStart("lines");
    json.writeNumberProperty("begin", finding.place().line());
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String severity(FindingLevel level) {
    return switch (level) {
      case ERROR -> "blocker";
      case WARNING -> "minor";
      case LOSS -> "major";
      case CHANGE -> "info";
    };
  }
}
