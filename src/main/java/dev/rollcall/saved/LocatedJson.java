package dev.rollcall.saved;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.diagnostic.SourceLocation;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/**
 * A value of a saved plan that knows where it stands, so that whatever is wrong with it is shown
 * there.
 *
 * @param what its name for a message, such as {@code "address"} or {@code an entry of "changes"}
 * @param token its first
 * @param text empty for an object or a list
 */
record LocatedJson(
    String what,
    SourceLocation at,
    JsonToken token,
    String text,
    Map<String, LocatedJson> properties,
    List<LocatedJson> elements) {
  /** Of what is wrong with a value, in code points: it may quote the value. */
  static final int MAX_LENGTH = 500;

  /** Reads the value on which the parser stands. */
  static LocatedJson read(String what, JsonParser parser, String file) {
    SourceLocation at = location(parser.currentTokenLocation(), file);
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT ->
          new LocatedJson(what, at, token, "", properties(parser, file), List.of());
      case START_ARRAY ->
          new LocatedJson(what, at, token, "", Map.of(), elements(what, parser, file));
      default -> new LocatedJson(what, at, token, parser.getString(), Map.of(), List.of());
    };
  }

  /** Jackson's place in our terms. */
  static SourceLocation location(TokenStreamLocation place, String file) {
    return new SourceLocation(file, place.getLineNr(), place.getColumnNr());
  }

  private static Map<String, LocatedJson> properties(JsonParser parser, String file) {
    Map<String, LocatedJson> properties = new LinkedHashMap<>();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      properties.put(name, read("\"" + name + "\"", parser, file));
    }
    return properties;
  }

  private static List<LocatedJson> elements(String what, JsonParser parser, String file) {
    List<LocatedJson> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(read("an entry of " + what, parser, file));
    }
    return elements;
  }

  /** A property that has to be there, if only as null. */
  LocatedJson get(String name) throws InvalidInputException {
    LocatedJson value = properties.get(name);
    if (value == null) {
      throw wrong("has no \"" + name + "\"");
    }
    return value;
  }

  /** Whether there is such a property, if only as null. */
  boolean has(String name) {
    return properties.containsKey(name);
  }

  /** What {@code reader} makes of it, or null for a null. */
  <T> @Nullable T orNull(Reader<T> reader) throws InvalidInputException {
    return token == JsonToken.VALUE_NULL ? null : reader.read(this);
  }

  String string() throws InvalidInputException {
    if (token != JsonToken.VALUE_STRING) {
      throw wrong("is no string");
    }
    return text;
  }

  /** One of {@code values}, by the word each is written as. */
  <T> T oneOf(T[] values, Function<T, String> word) throws InvalidInputException {
    String string = string();
    for (T value : values) {
      if (word.apply(value).equals(string)) {
        return value;
      }
    }
    String known = Arrays.stream(values).map(word).collect(Collectors.joining(", "));
    throw wrong("cannot be \"" + string + "\"; there are " + known);
  }

  /** A string in a form of its own, for which {@code reader} throws if it does not have it. */
  <T> T as(Function<String, T> reader) throws InvalidInputException {
    String string = string();
    try {
      return reader.apply(string);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw wrong("cannot be \"" + string + "\": " + e.getMessage());
    }
  }

  int count() throws InvalidInputException {
    if (token != JsonToken.VALUE_NUMBER_INT || !text.matches("[0-9]{1,9}")) {
      throw wrong("is no count");
    }
    return Integer.parseInt(text);
  }

  /** The elements, each read by {@code reader}. */
  <T> List<T> list(Reader<T> reader) throws InvalidInputException {
    if (token != JsonToken.START_ARRAY) {
      throw wrong("is no list");
    }
    List<T> list = new ArrayList<>();
    for (LocatedJson element : elements) {
      list.add(reader.read(element));
    }
    return list;
  }

  /**
   * What to throw for a value that cannot be what it should; {@code problem} goes on after its
   * name.
   */
  InvalidInputException wrong(String problem) {
    return new InvalidInputException(
        Diagnostic.error("not-a-plan", what + " " + clipped(problem), at)
            .withHint(PlanReader.HINT));
  }

  /** A text of the file as a message can hold it. */
  static String clipped(String text) {
    return text.codePointCount(0, text.length()) > MAX_LENGTH
        ? text.substring(0, text.offsetByCodePoints(0, MAX_LENGTH)) + "..."
        : text;
  }

  /** Makes something of a value. */
  interface Reader<T> {
    /** The value in its own type, or the diagnostic that says why it has none. */
    T read(LocatedJson value) throws InvalidInputException;
  }
}
