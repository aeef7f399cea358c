package dev.rollcall.saved;

import dev.rollcall.model.Sha256;
import dev.rollcall.plan.SavedPlan;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.util.JsonGeneratorDelegate;
import tools.jackson.core.util.JsonParserDelegate;

/**
 * A digest of the tokens of one JSON object in their order, each by its type and text: white space,
 * line ends and the way a character is escaped do not count. The value of {@value #PROPERTY} is
 * left out; that the property is there is not.
 *
 * <p>No key takes part: whoever has the program can seal anything. It detects edits by hand,
 * accidents and merges.
 */
final class PlanSeal {
  /** The property of a plan that holds the digest of all others. */
  static final String PROPERTY = "seal";

  private final Sha256 digest = new Sha256();
  private int depth;
  private boolean inSeal;

  /** The value of {@link #PROPERTY}, empty if it is not a string. */
  private @Nullable String found;

  /**
   * Adds the next token.
   *
   * @param text of a name, string or number; empty for other tokens
   */
  void add(JsonToken token, String text) {
    if (token.isStructEnd()) {
      depth--;
    }
    if (depth == 1 && token == JsonToken.PROPERTY_NAME) {
      inSeal = text.equals(PROPERTY);
      digest(token, text);
    } else if (depth > 0 && !inSeal) {
      digest(token, text);
    } else if (depth == 1) {
      found = token == JsonToken.VALUE_STRING ? text : "";
    }
    if (token.isStructStart()) {
      depth++;
    }
  }

  // By UTF-16 units: an encoder would make the same of every unpaired surrogate.
  private void digest(JsonToken token, String text) {
    ByteBuffer bytes = ByteBuffer.allocate(2 + 4 + 2 * text.length());
    bytes.putChar(tag(token)).putInt(text.length());
    bytes.asCharBuffer().put(text);
    digest.add(bytes.array());
  }

  /** The type by our own letter: a library may renumber or rename its own. */
  private static char tag(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> '{';
      case END_OBJECT -> '}';
      case START_ARRAY -> '[';
      case END_ARRAY -> ']';
      case PROPERTY_NAME -> ':';
      case VALUE_STRING -> '"';
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> '0';
      case VALUE_TRUE -> 't';
      case VALUE_FALSE -> 'f';
      case VALUE_NULL -> 'n';
      case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalArgumentException("not a token of JSON: " + token);
    };
  }

  /** {@code sha256:} and 64 hexadecimal digits; to be called once, after the last token. */
  String seal() {
    return "sha256:" + digest.hex();
  }

  /** Whether the seal among the tokens is theirs; to be called once, after the last token. */
  private SavedPlan.Seal judge() {
    if (found == null) {
      return SavedPlan.Seal.MISSING;
    }
    return seal().equals(found) ? SavedPlan.Seal.INTACT : SavedPlan.Seal.BROKEN;
  }

  /**
   * Reads one JSON object and judges its seal on the way. Every token counts, so only the methods
   * overridden here may advance it.
   */
  static final class Parser extends JsonParserDelegate {
    private final PlanSeal digest = new PlanSeal();
    private SavedPlan.@Nullable Seal seal;

    Parser(JsonParser json) {
      super(json);
    }

    @Override
    public @Nullable JsonToken nextToken() {
      JsonToken token = super.nextToken();
      if (token != null) {
        boolean hasText =
            token == JsonToken.PROPERTY_NAME
                || token == JsonToken.VALUE_STRING
                || token.isNumeric();
        digest.add(token, hasText ? getString() : "");
      }
      return token;
    }

    @Override
    public @Nullable String nextName() {
      return nextToken() == JsonToken.PROPERTY_NAME ? currentName() : null;
    }

    @Override
    public JsonParser skipChildren() {
      int open = currentToken() != null && currentToken().isStructStart() ? 1 : 0;
      while (open > 0) {
        JsonToken token = nextToken();
        if (token == null) {
          return this;
        }
        open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      }
      return this;
    }

    /** Reads what is left, and judges the seal. */
    SavedPlan.Seal seal() {
      if (seal == null) {
        while (nextToken() != null) {
          // every token counts
        }
        seal = digest.judge();
      }
      return seal;
    }
  }

  /**
   * Writes one JSON object and seals it. Only the methods that plans are written with are digested;
   * what is written in any other way breaks the seal.
   */
  static final class Generator extends JsonGeneratorDelegate {
    private final PlanSeal digest = new PlanSeal();

    Generator(JsonGenerator json) {
      super(json);
    }

    /** Writes the last property of the object that is open. */
    void writeSeal() {
      writeName(PROPERTY);
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
}
