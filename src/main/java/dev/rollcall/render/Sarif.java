package dev.rollcall.render;

import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.saved.JsonDocument;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/** Findings as SARIF 2.1.0, the OASIS format for results of analysis. */
public final class Sarif implements View<Findings> {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final String rollcallVersion;

  public Sarif(String rollcallVersion) {
    this.rollcallVersion = rollcallVersion;
  }

  @Override
  public void write(Findings findings, Writer out) throws IOException {
    JsonDocument.write(out, json -> write(json, findings.list()));
  }

  private void write(JsonGenerator json, List<Finding> findings) {
    Map<String, FindingRule> rules = new TreeMap<>();
    findings.forEach(finding -> rules.putIfAbsent(finding.rule().id(), finding.rule()));
    json.writeStartObject();
    json.writeStringProperty("$schema", SCHEMA);
    json.writeStringProperty("version", "2.1.0");
    json.writeArrayPropertyStart("runs");
    json.writeStartObject();
    writeTool(json, rules);
    // as everywhere in rollcall; SARIF would else count halves of characters
    json.writeStringProperty("columnKind", "unicodeCodePoints");
    writeResults(json, findings, List.copyOf(rules.keySet()));
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeTool(JsonGenerator json, Map<String, FindingRule> rules) {
    json.writeObjectPropertyStart("tool");
    json.writeObjectPropertyStart("driver");
    json.writeStringProperty("name", "rollcall");
    json.writeStringProperty("version", rollcallVersion);
    json.writeArrayPropertyStart("rules");
    rules.values().forEach(rule -> writeRule(json, rule));
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeRule(JsonGenerator json, FindingRule rule) {
    json.writeStartObject();
    json.writeStringProperty("id", TerminalText.of(rule.id()));
    writeText(json, "shortDescription", TerminalText.of(rule.title()));
    writeText(json, "help", rule.help());
    json.writeEndObject();
  }

  private static void writeResults(
      JsonGenerator json, List<Finding> findings, List<String> ruleIds) {
    Fingerprints fingerprints = new Fingerprints();
    json.writeArrayPropertyStart("results");
    for (Finding finding : findings) {
      json.writeStartObject();
      json.writeStringProperty("ruleId", TerminalText.of(finding.rule().id()));
      json.writeNumberProperty("ruleIndex", ruleIds.indexOf(finding.rule().id()));
      json.writeStringProperty("level", level(finding.level()));
      writeText(json, "message", String.join("\n", finding.lines()));
      writeLocation(json, finding.place());
      json.writeObjectPropertyStart("partialFingerprints");
      json.writeStringProperty("rollcallFinding/v1", fingerprints.next(finding));
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeText(JsonGenerator json, String property, String text) {
    json.writeObjectPropertyStart(property);
    json.writeStringProperty("text", SarifText.message(text));
    json.writeEndObject();
  }

  private static void writeLocation(JsonGenerator json, SourceLocation place) {
    json.writeArrayPropertyStart("locations");
    json.writeStartObject();
    json.writeObjectPropertyStart("physicalLocation");
    json.writeObjectPropertyStart("artifactLocation");
    json.writeStringProperty("uri", SarifText.uri(place.file()));
    json.writeEndObject();
    json.writeObjectPropertyStart("region");
    json.writeNumberProperty("startLine", place.line());
    json.writeNumberProperty("startColumn", place.column());
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
  }

  private static String level(FindingLevel level) {
    return switch (level) {
      case ERROR -> "error";
      case WARNING, LOSS -> "warning";
      case CHANGE -> "note";
    };
  }
}
