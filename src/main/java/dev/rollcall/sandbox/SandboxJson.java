package dev.rollcall.sandbox;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the sandbox reads and writes it. */
final class SandboxJson {

  /** Refuses a key given twice: of two lines that a person wrote, none may be lost in silence. */
  static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private SandboxJson() {}

  static byte[] write(Consumer<JsonGenerator> content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
      content.accept(json);
    }
    return bytes.toByteArray();
  }

  static void writeTime(JsonGenerator json, String name, @Nullable Instant time) {
    json.writeName(name);
    if (time == null) {
      json.writeNull();
    } else {
      json.writeString(time.toString());
    }
  }

  static void writeRows(JsonGenerator json, String name, Iterable<? extends Row> rows) {
    json.writeName(name);
    json.writeStartArray();
    rows.forEach(row -> row.write(json));
    json.writeEndArray();
  }

  /** The parser's complaint with line and column, where it knows them. */
  static String explain(JacksonException e) {
    var at = e.getLocation();
    String where =
        at == null || at.getLineNr() < 1
            ? ""
            : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
    return where + e.getOriginalMessage();
  }
}
