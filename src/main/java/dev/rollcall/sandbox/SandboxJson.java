package dev.rollcall.sandbox;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.rollcall.sandbox.Response.HttpErrorException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * JSON as the sandbox reads and writes it: records in snake case, bound strictly. A scalar of
 * another type, an unknown field and a key given twice are errors that name their place.
 */
final class SandboxJson {
  private static final Scalar<String> STRING =
      new Scalar<>("a string", JsonToken.VALUE_STRING, JsonParser::getString);
  private static final Scalar<Instant> TIME =
      new Scalar<>(
          "a time in UTC such as 2026-11-24T02:10:00Z",
          JsonToken.VALUE_STRING,
          json -> Instant.parse(json.getString()));
  private static final Scalar<Long> NUMBER =
      new Scalar<>(
          "a whole number, 0 or more",
          JsonToken.VALUE_NUMBER_INT,
          // after another digit a minus sign is an error
          json -> Long.parseLong("0" + json.getString()));

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .changeDefaultNullHandling(old -> JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
          .addModule(
              new SimpleModule()
                  .addDeserializer(String.class, STRING)
                  .addDeserializer(Instant.class, TIME)
                  .addDeserializer(Long.class, NUMBER)
                  .addDeserializer(long.class, NUMBER))
          .build();

  /** Every field must be there and not null, unless the record says otherwise. */
  static final ObjectReader COMPLETE = MAPPER.reader();

  /** A field that is missing or null is null in the record. */
  static final ObjectReader PARTIAL =
      MAPPER
          .rebuild()
          .changeDefaultNullHandling(old -> JsonSetter.Value.construct(Nulls.SET, Nulls.FAIL))
          .build()
          .reader();

  /** The most items that the contract lets a request have. */
  static final int MAX_BULK = 100;

  private SandboxJson() {}

  /** The object that {@code document} is; errors call it {@code name}. */
  static <T> T read(ObjectReader reader, byte[] document, String name, Class<T> type)
      throws HttpErrorException {
    try (JsonParser json = reader.createParser(document)) {
      if (json.nextToken() == null) {
        throw new HttpErrorException(400, name + " is empty, and must be a JSON object");
      }
      if (json.currentToken() != JsonToken.START_OBJECT) {
        throw new HttpErrorException(400, name + " must be an object");
      }
      return reader.forType(type).readValue(json);
    } catch (DatabindException e) {
      throw new HttpErrorException(400, place(name, e) + " " + problem(e));
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      String where =
          at == null ? "" : "line %d, column %d: ".formatted(at.getLineNr(), at.getColumnNr());
      throw new HttpErrorException(400, name + " is not JSON: " + where + e.getOriginalMessage());
    }
  }

  /** Refuses every null in a JSON document. */
  static void checkNoNull(byte[] document, String name) throws HttpErrorException {
    try (JsonParser json = MAPPER.createParser(document)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.VALUE_NULL) {
          String place = json.streamReadContext().pathAsPointer().toString().replace("/", " > ");
          throw new HttpErrorException(400, name + place + " must not be null");
        }
      }
    }
  }

  static byte[] write(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  private static String place(String name, DatabindException e) {
    StringBuilder place = new StringBuilder(name);
    for (JacksonException.Reference step : e.getPath()) {
      String property = step.getPropertyName();
      place.append(" > ").append(property == null ? step.getIndex() : property);
    }
    return place.toString();
  }

  private static String problem(DatabindException e) {
    if (e.getCause() instanceof IllegalArgumentException ours) {
      return String.valueOf(ours.getMessage());
    }
    if (e instanceof UnrecognizedPropertyException unknown) {
      List<?> known = List.copyOf(unknown.getKnownPropertyIds());
      return "is an unknown field; known: " + known.toString().replaceAll("[\\[\\]]", "");
    }
    if (e instanceof InvalidNullException) {
      return "is missing or null";
    }
    Class<?> type = e instanceof MismatchedInputException other ? other.getTargetType() : null;
    return type == ArrayList.class ? "must be a list" : "must be an object";
  }

  /** A scalar of one type, read without the conversions that Jackson would make. */
  private static final class Scalar<T> extends ValueDeserializer<T> {
    private final String description;
    private final JsonToken token;
    private final Function<JsonParser, T> value;

    Scalar(String description, JsonToken token, Function<JsonParser, T> value) {
      this.description = description;
      this.token = token;
      this.value = value;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) {
      try {
        if (json.currentToken() == token) {
          return value.apply(json);
        }
      } catch (IllegalArgumentException | DateTimeException e) {
        // reported below
      }
      throw new IllegalArgumentException("must be " + description);
    }
  }

  /** Refuses a list that is empty, longer than {@code max}, or has an item twice. */
  static void checkDistinct(String place, List<String> strings, int max) {
    if (strings.isEmpty() || strings.size() > max) {
      throw new IllegalArgumentException(
          "%smust have 1 to %d items, and has %d".formatted(place, max, strings.size()));
    }
    if (new HashSet<>(strings).size() < strings.size()) {
      throw new IllegalArgumentException(place + "has a duplicate item");
    }
  }

  /** Refuses a string that cannot name anything: 1 to 255 characters, not all of them spaces. */
  static void checkName(String place, String name) {
    if (name.isBlank() || name.length() > 255) {
      throw new IllegalArgumentException(
          place + "must be a name of 1 to 255 characters, not only spaces");
    }
  }
}
