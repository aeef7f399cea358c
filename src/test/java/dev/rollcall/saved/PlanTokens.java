package dev.rollcall.saved;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A JSON document as its tokens, to be edited one by one and written again on one line. */
final class PlanTokens {
  private record Token(JsonToken type, String text) {
    private boolean isScalar() {
      return type.isScalarValue();
    }
  }

  /** What somebody with an editor does to a document that goes on being JSON. */
  enum Edit {
    /** Another text of the same type. */
    ALTER,
    /** Another name for a property. */
    RENAME,
    /** Another type for a value. */
    RETYPE,
    /** A property or an element less. */
    REMOVE,
    /** A property more. */
    ADD_PROPERTY,
    /** An element more. */
    ADD_ELEMENT,
    /** A value and the one that follows it in a list change places, or two properties do. */
    SWAP
  }

  private static final JsonFactory FACTORY = new JsonFactory();

  private final List<Token> tokens;

  private PlanTokens(List<Token> tokens) {
    this.tokens = tokens;
  }

  static PlanTokens of(String json) {
    List<Token> tokens = new ArrayList<>();
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      for (JsonToken type = parser.nextToken(); type != null; type = parser.nextToken()) {
        boolean hasText = type == JsonToken.PROPERTY_NAME || type.isScalarValue();
        tokens.add(new Token(type, hasText ? parser.getString() : ""));
      }
    }
    return new PlanTokens(tokens);
  }

  int size() {
    return tokens.size();
  }

  private void forEach(BiConsumer<JsonToken, String> taker) {
    tokens.forEach(
        token -> {
          boolean constant = token.isScalar() && !hasText(token.type());
          taker.accept(token.type(), constant ? "" : token.text());
        });
  }

  private static boolean hasText(JsonToken type) {
    return type == JsonToken.VALUE_STRING || type.isNumeric();
  }

  /** What would seal it. */
  String seal() {
    PlanSeal digest = new PlanSeal();
    forEach(digest::add);
    return digest.seal();
  }

  /** Does one edit at random, and says which. */
  String edit(Random random) {
    while (true) {
      int at = random.nextInt(size());
      Edit edit = Edit.values()[random.nextInt(Edit.values().length)];
      Token token = tokens.get(at);
      if (edit(edit, at)) {
        return edit + " " + token + " at " + at;
      }
    }
  }

  /** Does an edit at a token, if it can be done there. */
  boolean edit(Edit edit, int at) {
    Token token = tokens.get(at);
    return switch (edit) {
      case ALTER -> hasText(token.type()) && replace(at, new Token(token.type(), token.text() + 0));
      case RENAME ->
          token.type() == JsonToken.PROPERTY_NAME
              && replace(at, new Token(token.type(), token.text() + "x"));
      case RETYPE -> token.isScalar() && replace(at, retyped(token));
      case REMOVE -> isValueOrProperty(at) && remove(at);
      case ADD_PROPERTY ->
          token.type() == JsonToken.START_OBJECT
              && add(at, new Token(JsonToken.PROPERTY_NAME, "new"), nothing());
      case ADD_ELEMENT -> token.type() == JsonToken.START_ARRAY && add(at, nothing());
      case SWAP -> isValueOrProperty(at) && swap(at);
    };
  }

  private static Token nothing() {
    return new Token(JsonToken.VALUE_NULL, "null");
  }

  private static Token retyped(Token token) {
    return token.type() == JsonToken.VALUE_NULL ? new Token(JsonToken.VALUE_STRING, "") : nothing();
  }

  private boolean replace(int at, Token token) {
    tokens.set(at, token);
    return true;
  }

  private boolean add(int at, Token... more) {
    tokens.addAll(at + 1, List.of(more));
    return true;
  }

  /** Not the value of a property alone, the root, or the end of something. */
  private boolean isValueOrProperty(int at) {
    return at > 0
        && !tokens.get(at).type().isStructEnd()
        && tokens.get(at - 1).type() != JsonToken.PROPERTY_NAME;
  }

  private boolean remove(int at) {
    tokens.subList(at, end(at)).clear();
    return true;
  }

  private boolean swap(int at) {
    int middle = end(at);
    if (tokens.get(middle).type().isStructEnd()) {
      return false;
    }
    int end = end(middle);
    boolean same = tokens.subList(at, middle).equals(tokens.subList(middle, end));
    Collections.rotate(tokens.subList(at, end), end - middle);
    return !same;
  }

  /** Where the property or value that begins here has ended. */
  private int end(int at) {
    int end = tokens.get(at).type() == JsonToken.PROPERTY_NAME ? at + 1 : at;
    int depth = 0;
    do {
      JsonToken type = tokens.get(end++).type();
      depth += type.isStructStart() ? 1 : type.isStructEnd() ? -1 : 0;
    } while (depth > 0);
    return end;
  }

  String write() {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
      tokens.forEach(token -> write(json, token));
    }
    return out.toString();
  }

  private static void write(JsonGenerator json, Token token) {
    switch (token.type()) {
      case START_OBJECT -> json.writeStartObject();
      case END_OBJECT -> json.writeEndObject();
      case START_ARRAY -> json.writeStartArray();
      case END_ARRAY -> json.writeEndArray();
      case PROPERTY_NAME -> json.writeName(token.text());
      case VALUE_STRING -> json.writeString(token.text());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.writeNumber(token.text());
      case VALUE_TRUE -> json.writeBoolean(true);
      case VALUE_FALSE -> json.writeBoolean(false);
      default -> json.writeNull();
    }
  }
}
