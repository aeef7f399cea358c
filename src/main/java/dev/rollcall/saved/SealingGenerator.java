package dev.rollcall.saved;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;
import tools.jackson.core.util.JsonGeneratorDelegate;

/**
 * Writes one JSON object and seals it. Only what plans are written with is digested: what is
 * written in any other way makes the seal that is read a broken one.
 */
final class SealingGenerator extends JsonGeneratorDelegate {
  private final TokenDigest digest = new TokenDigest();

  SealingGenerator(JsonGenerator json) {
    super(json);
  }

  /** Writes the last property of the object that is open. */
  void writeSeal() {
    writeName(TokenDigest.SEAL);
    super.writeString(digest.seal());
  }

  @Override
  public JsonGenerator writeStartObject() {
    digest.add(JsonToken.START_OBJECT, "");
    return super.writeStartObject();
  }

  @Override
  public JsonGenerator writeEndObject() {
    digest.add(JsonToken.END_OBJECT, "");
    return super.writeEndObject();
  }

  @Override
  public JsonGenerator writeStartArray() {
    digest.add(JsonToken.START_ARRAY, "");
    return super.writeStartArray();
  }

  @Override
  public JsonGenerator writeEndArray() {
    digest.add(JsonToken.END_ARRAY, "");
    return super.writeEndArray();
  }

  @Override
  public JsonGenerator writeName(String name) {
    digest.add(JsonToken.PROPERTY_NAME, name);
    return super.writeName(name);
  }

  @Override
  public JsonGenerator writeString(@Nullable String value) {
    if (value == null) {
      return writeNull();
    }
    digest.add(JsonToken.VALUE_STRING, value);
    return super.writeString(value);
  }

  @Override
  public JsonGenerator writeNumber(int value) {
    digest.add(JsonToken.VALUE_NUMBER_INT, Integer.toString(value));
    return super.writeNumber(value);
  }

  @Override
  public JsonGenerator writeBoolean(boolean value) {
    digest.add(value ? JsonToken.VALUE_TRUE : JsonToken.VALUE_FALSE, "");
    return super.writeBoolean(value);
  }

  @Override
  public JsonGenerator writeNull() {
    digest.add(JsonToken.VALUE_NULL, "");
    return super.writeNull();
  }
}
