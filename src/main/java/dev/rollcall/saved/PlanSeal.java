package dev.rollcall.saved;

import dev.rollcall.model.Sha256;
import dev.rollcall.plan.SavedPlan.Seal;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.filter.FilteringParserDelegate;
import tools.jackson.core.filter.TokenFilter;
import tools.jackson.core.util.JsonGeneratorDelegate;

/**
 * A digest of the tokens of one JSON object in their order, each by its type and text: white space,
 * line breaks and the way a character is escaped do not count. The value of {@value #PROPERTY} is
 * left out, its name is not.
 *
 * <p>There is no secret key: anyone with the program can seal any plan. The seal detects edits by
 * hand, accidents and merges.
 */
final class PlanSeal {
  /** The property of a plan that holds the digest of all others. */
  static final String PROPERTY = "seal";

  private final Sha256 digest = new Sha256();
  private int depth;
  private String name = "";

  /** The texts of the object's own properties, empty for values that are not strings. */
  private final Map<String, String> texts = new HashMap<>();

  /**
   * Adds the next token.
   *
   * @param text of a name, string or number; empty for other tokens
   */
  void add(JsonToken token, String text) {
    if (token.isStructEnd()) {
      depth--;
    }
    boolean isOwnName = depth == 1 && token == JsonToken.PROPERTY_NAME;
    if (isOwnName) {
      name = text;
    } else if (depth == 1) {
      texts.put(name, token == JsonToken.VALUE_STRING ? text : "");
    }
    if (isOwnName || (depth > 0 && !name.equals(PROPERTY))) {
      digest(token, text);
    }
    if (token.isStructStart()) {
      depth++;
    }
  }

  // By UTF-16 units: an encoder would replace every unpaired surrogate with the same bytes.
  private void digest(JsonToken token, String text) {
    ByteBuffer bytes = ByteBuffer.allocate(2 + 4 + 2 * text.length());
    bytes.putChar(tag(token)).putInt(text.length());
    bytes.asCharBuffer().put(text);
    digest.add(bytes.array());
  }

  /** Our own letter for the type: a library may renumber or rename its types. */
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

  /** {@code sha256:} and 64 hexadecimal digits; call it once, after the last token. */
  String seal() {
    return "sha256:" + digest.hex();
  }

  /** Reads one JSON object and verifies its seal. */
  static final class Parser extends FilteringParserDelegate {
    private final PlanSeal digest = new PlanSeal();
    private @Nullable Seal seal;

    /** Filters nothing; this superclass always advances with {@link #nextToken}. */
    Parser(JsonParser json) {
      super(json, TokenFilter.INCLUDE_ALL, TokenFilter.Inclusion.INCLUDE_ALL_AND_PATH, true);
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

    /** Reads what is left and verifies the seal. */
    Seal seal() {
      while (nextToken() != null) {
        // every token counts
      }
      if (seal == null) {
        String found = text(PROPERTY);
        seal =
            found == null ? Seal.MISSING : digest.seal().equals(found) ? Seal.INTACT : Seal.BROKEN;
      }
      return seal;
    }

    /** A property read so far: empty if it is not a string, null if there is none. */
    @Nullable String text(String property) {
      return digest.texts.get(property);
    }
  }

  /**
   * Writes one JSON object and seals it. Only the methods that write plans update the digest;
   * writing in any other way breaks the seal.
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
