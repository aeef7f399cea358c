package dev.rollcall.saved;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.Role;
import dev.rollcall.model.Section;
import dev.rollcall.plan.Action;
import dev.rollcall.plan.Guard;
import dev.rollcall.plan.GuardOverride;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.util.TokenBuffer;

/**
 * A JSON value of a saved plan with the place of each of its tokens, to be bound to a record as a
 * whole. Every property of a record must be present unless it is {@link Optional}, and must not be
 * null unless it is {@link OrNull}; no string is taken for a number, or the reverse.
 */
final class LocatedElement {
  /** A property that may be absent. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface Optional {}

  /** A property that must be present, and may be null. */
  @Retention(RetentionPolicy.RUNTIME)
  @JacksonAnnotationsInside
  @JsonSetter(nulls = Nulls.SKIP)
  @interface OrNull {}

  /** The class of entries a guard judges, named by the plural of its kind. */
  record EntryClass(Kind kind) {}

  /** The longest text quoted from the file, in code points. */
  static final int MAX_LENGTH = 500;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .annotationIntrospector(
              new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
                  return !member.hasAnnotation(Optional.class);
                }
              })
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .withConfigOverride(
              List.class, list -> list.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.FAIL)))
          .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
          .addModule(
              new SimpleModule()
                  .addDeserializer(String.class, new Text<>(Function.identity()))
                  .addDeserializer(Instant.class, new Text<>(Instant::parse))
                  .addDeserializer(Address.class, new Text<>(Address::of))
                  .addDeserializer(Role.class, new Text<>(Role::new))
                  .addDeserializer(GuardOverride.class, new Text<>(GuardOverride::of))
                  .addDeserializer(Action.class, oneOf(Action.values(), Action::word))
                  .addDeserializer(Kind.class, oneOf(Kind.values(), Kind::word))
                  .addDeserializer(Section.class, oneOf(Section.values(), Section::key))
                  .addDeserializer(Guard.class, oneOf(Guard.values(), Guard::word))
                  .addDeserializer(EntryClass.class, entryClass())
                  .addDeserializer(int.class, new Count())
                  .addDeserializer(Integer.class, new Count()))
          .build();

  private final String file;
  private final String pointer;
  private final TokenBuffer buffer = TokenBuffer.forGeneration();
  private final List<TokenStreamLocation> locations = new ArrayList<>();

  /**
   * An element without tokens.
   *
   * @param file as shown in diagnostics
   * @param pointer where the element is in the file
   */
  LocatedElement(String file, String pointer) {
    this.file = file;
    this.pointer = pointer;
  }

  /** What reads records of a type. */
  static ObjectReader readerFor(Class<?> type) {
    return MAPPER.readerFor(type);
  }

  /** Adds the token the parser is at. */
  void addToken(JsonParser parser) {
    locations.add(parser.currentTokenLocation());
    buffer.copyCurrentEvent(parser);
  }

  /** Adds the value the parser is at, and leaves the parser at its last token. */
  void addValue(JsonParser parser) {
    int depth = 0;
    while (true) {
      addToken(parser);
      JsonToken token = parser.currentToken();
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      if (depth == 0) {
        return;
      }
      parser.nextToken();
    }
  }

  /** Binds the tokens to a record; what the record does not have is ignored. */
  <T> T bind(ObjectReader reader, Class<T> type) throws InvalidInputException {
    try (JsonParser tokens = buffer.asParser()) {
      T bound = type.cast(reader.<Object>readValue(tokens));
      if (bound == null) {
        throw invalid("", "must be an object");
      }
      return bound;
    } catch (DatabindException e) {
      StringBuilder path = new StringBuilder();
      for (JacksonException.Reference step : e.getPath()) {
        String name = step.getPropertyName();
        path.append('/').append(name == null ? String.valueOf(step.getIndex()) : name);
      }
      throw invalid(path.toString(), problem(e));
    }
  }

  private static String problem(DatabindException e) {
    if (e instanceof InvalidScalarException) {
      return e.getOriginalMessage();
    }
    if (e instanceof InvalidNullException) {
      return "must not be null";
    }
    boolean isList =
        e instanceof MismatchedInputException mismatch
            && Collection.class.isAssignableFrom(mismatch.getTargetType());
    return isList ? "must be a list" : "must be an object";
  }

  /**
   * What to throw for a value that is not as it must be.
   *
   * @param path from this element; if nothing is there, the problem is that
   * @param problem completes a sentence that begins with the value's pointer
   */
  InvalidInputException invalid(String path, String problem) {
    TokenStreamLocation at = locationOf(path);
    return at == null
        ? error(locationOf(path.substring(0, path.lastIndexOf('/'))), path, "is missing")
        : error(at, path, problem);
  }

  private InvalidInputException error(
      @Nullable TokenStreamLocation at, String path, String problem) {
    return invalid(location(Objects.requireNonNull(at), file), pointer + path, problem);
  }

  /** What to throw for a value that is not as it must be. */
  static InvalidInputException invalid(SourceLocation at, String pointer, String problem) {
    String subject = pointer.isEmpty() ? "the plan" : pointer;
    return new InvalidInputException(
        Diagnostic.error("not-a-plan", subject + " " + clipped(problem), at)
            .withHint(PlanReader.HINT));
  }

  private @Nullable TokenStreamLocation locationOf(String path) {
    try (JsonParser tokens = buffer.asParser()) {
      for (TokenStreamLocation location : locations) {
        if (tokens.nextToken() != JsonToken.PROPERTY_NAME
            && tokens.streamReadContext().pathAsPointer().toString().equals(path)) {
          return location;
        }
      }
    }
    return null;
  }

  /** A place of Jackson's as one of ours. */
  static SourceLocation location(TokenStreamLocation place, String file) {
    return new SourceLocation(file, place.getLineNr(), place.getColumnNr());
  }

  /** A text of the file as a message can hold it. */
  static String clipped(String text) {
    return text.codePointCount(0, text.length()) > MAX_LENGTH
        ? text.substring(0, text.offsetByCodePoints(0, MAX_LENGTH)) + "..."
        : text;
  }

  private static Text<EntryClass> entryClass() {
    Text<Kind> kind = oneOf(Kind.values(), Kind::plural);
    return new Text<>(text -> new EntryClass(kind.parse.apply(text)));
  }

  private static <T> Text<T> oneOf(T[] values, Function<T, String> word) {
    Map<String, T> byWord = new LinkedHashMap<>();
    for (T value : values) {
      byWord.put(word.apply(value), value);
    }
    return new Text<>(
        text -> {
          T value = byWord.get(text);
          if (value == null) {
            throw new IllegalArgumentException(
                "must be one of " + String.join(", ", byWord.keySet()));
          }
          return value;
        });
  }

  /** A scalar that is not of the form it must have; its message is the problem. */
  private static final class InvalidScalarException extends DatabindException {
    private static final long serialVersionUID = 1L;

    InvalidScalarException(@Nullable JsonParser parser, String problem) {
      super(parser, problem);
    }
  }

  /** Reads a string; {@code parse} throws if it does not have the form it must have. */
  private static final class Text<T> extends ValueDeserializer<T> {
    private final Function<String, T> parse;

    Text(Function<String, T> parse) {
      this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        throw new InvalidScalarException(parser, "must be a string");
      }
      String text = parser.getString();
      try {
        return parse.apply(text);
      } catch (IllegalArgumentException | DateTimeException e) {
        throw new InvalidScalarException(parser, "cannot be \"" + text + "\": " + e.getMessage());
      }
    }

    @Override
    public T getNullValue(DeserializationContext context) {
      throw new InvalidScalarException(context.getParser(), "must be a string");
    }

    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
      return null;
    }
  }

  /** Reads a number of things. */
  private static final class Count extends ValueDeserializer<Integer> {
    @Override
    public Integer deserialize(JsonParser parser, DeserializationContext context) {
      String text = parser.getString();
      if (!parser.hasToken(JsonToken.VALUE_NUMBER_INT) || !text.matches("[0-9]{1,9}")) {
        throw new InvalidScalarException(parser, "must be a count");
      }
      return Integer.valueOf(text);
    }

    @Override
    public Integer getNullValue(DeserializationContext context) {
      throw new InvalidScalarException(context.getParser(), "must be a count");
    }

    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
      return null;
    }
  }
}
