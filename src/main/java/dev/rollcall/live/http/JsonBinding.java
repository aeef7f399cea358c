package dev.rollcall.live.http;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.rollcall.model.Email;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.std.StdValueInstantiator;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.module.SimpleValueInstantiators;

/**
 * Binds JSON of responses to records. A parameter of the record's creator is required, and a string
 * must not be empty, unless the parameter is {@link Nullable}; null counts as absent. An absent
 * {@code boolean} is false. An int is a count, never negative. No element of a list or value of a
 * map is null, unless the parameter says so with {@link JsonSetter#contentNulls}. Nothing is
 * converted from one kind of JSON value to another; unknown fields are ignored. A creator may
 * refuse what it is given by throwing {@link InvalidResponseException}.
 *
 * <p>Equal roles that one binding reads are one object, and so are equal texts of what is {@link
 * Shared}, since a million rows repeat few. Safe for use by many threads.
 */
public final class JsonBinding {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          // a list is read from the midst of a document
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
          .annotationIntrospector(new NullableIntrospector())
          .addModule(
              new SimpleModule()
                  .setValueInstantiators(new RecordInstantiators())
                  .addDeserializer(String.class, new TextDeserializer(false, false))
                  .addDeserializer(Role.class, new RoleDeserializer())
                  .addDeserializer(Integer.class, new CountDeserializer())
                  .addDeserializer(int.class, new CountDeserializer()))
          .build();

  private static final Map<Class<?>, String> KINDS =
      Map.of(
          String.class, "a string",
          Role.class, "a string",
          int.class, "a count",
          Integer.class, "a count",
          boolean.class, "true or false");

  private final Map<String, String> texts = new ConcurrentHashMap<>();
  private final Map<String, Role> roles = new ConcurrentHashMap<>();
  private final ObjectReader reader = MAPPER.reader().withAttribute(JsonBinding.class, this);

  /**
   * Reads a record.
   *
   * @throws InvalidResponseException if it is not of that shape; names the place, such as {@code
   *     caller.name}
   */
  public <T> T object(JsonNode object, Class<T> type) throws InvalidResponseException {
    return bind("", () -> reader.treeToValue(object, type));
  }

  /**
   * Reads a list of records.
   *
   * @param name of the list within the answer, for messages; empty if it is the answer itself
   * @throws InvalidResponseException if it is not of that shape; names the place, such as {@code
   *     items[3].id}
   */
  public <R> List<R> list(String name, JsonNode list, Class<R> row)
      throws InvalidResponseException {
    return list(name, reader.treeAsTokens(list), row);
  }

  /** Reads a list of records without keeping anything else of it, see above. */
  <R> List<R> list(String name, JsonParser parser, Class<R> row) throws InvalidResponseException {
    if (parser.currentToken() == null) {
      parser.nextToken();
    }
    if (!parser.hasToken(JsonToken.START_ARRAY)) {
      throw new InvalidResponseException(name + " is not a list");
    }
    JavaType rows = MAPPER.getTypeFactory().constructCollectionType(List.class, row);
    return bind(name, () -> reader.forType(rows).readValue(parser));
  }

  /**
   * The person in the field {@code email} of a record; for creators.
   *
   * @throws InvalidResponseException if it is not a valid e-mail address
   */
  public static Principal person(String email) throws InvalidResponseException {
    try {
      return Email.person(email);
    } catch (IllegalArgumentException e) {
      throw new InvalidResponseException(
          ".email is " + email + ", which is not a valid e-mail address: " + e.getMessage());
    }
  }

  /**
   * Whether a field has the first of the only two values it may have; for creators.
   *
   * @throws InvalidResponseException if it has another one
   */
  public static boolean isFirst(String field, String value, String first, String second)
      throws InvalidResponseException {
    if (!value.equals(first) && !value.equals(second)) {
      throw new InvalidResponseException(
          "." + field + " is " + value + ", which is not a known value");
    }
    return value.equals(first);
  }

  private static <T> T bind(String where, Supplier<T> read) throws InvalidResponseException {
    try {
      return read.get();
    } catch (DatabindException e) {
      throw new InvalidResponseException(message(where, e));
    }
  }

  private static String message(String where, DatabindException failure) {
    StringBuilder place = new StringBuilder(where);
    String list = where;
    boolean isItem = false;
    for (JacksonException.Reference step : failure.getPath()) {
      list = place.toString();
      isItem = step.getPropertyName() == null;
      if (isItem) {
        place.append('[').append(step.getIndex()).append(']');
      } else {
        place.append(place.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof InvalidResponseException refused) {
        return refused.at(place.toString());
      }
    }
    Class<?> wanted =
        failure instanceof MismatchedInputException e && e.getTargetType() != null
            ? e.getTargetType()
            : Object.class;
    if (isItem && wanted == String.class) {
      return list + " is not a list of strings";
    }
    return place
        + " is not "
        + (List.class.isAssignableFrom(wanted)
            ? "a list"
            : KINDS.getOrDefault(wanted, "an object"));
  }

  /** Text that many rows repeat, such as an id; it has to be there, and not empty. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
  public @interface Shared {}

  /** Requires what is not {@link Nullable}. */
  private static final class NullableIntrospector extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
      return isRequired(member) ? Boolean.TRUE : super.hasRequiredMarker(config, member);
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated member) {
      return isRequired(member)
          ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
          : super.findSetterInfo(config, member);
    }

    private static boolean isRequired(Annotated member) {
      if (member instanceof AnnotatedParameter parameter
          && parameter.getOwner().getAnnotated() instanceof Executable creator
          && parameter.getRawType() != boolean.class) {
        AnnotatedType type = creator.getAnnotatedParameterTypes()[parameter.getIndex()];
        return !type.isAnnotationPresent(Nullable.class);
      }
      return false;
    }
  }

  /**
   * Calls creators by reflection: Jackson's way adapts a method handle for each row, which a
   * program that reads once never gets compiled.
   */
  private static final class RecordInstantiators extends SimpleValueInstantiators {
    private static final long serialVersionUID = 1L;

    @Override
    public ValueInstantiator modifyValueInstantiator(
        DeserializationConfig config, BeanDescription.Supplier bean, ValueInstantiator byJackson) {
      return byJackson instanceof StdValueInstantiator standard
              && byJackson.canCreateFromObjectWith()
          ? new RecordInstantiator(standard)
          : byJackson;
    }
  }

  private static final class RecordInstantiator extends StdValueInstantiator {
    private static final long serialVersionUID = 1L;

    private RecordInstantiator(StdValueInstantiator byJackson) {
      super(byJackson);
    }

    @Override
    public Object createFromObjectWith(
        DeserializationContext context, @Nullable Object[] arguments) {
      try {
        return _withArgsCreator.getAnnotated() instanceof Method method
            ? method.invoke(null, arguments)
            : ((Constructor<?>) _withArgsCreator.getAnnotated()).newInstance(arguments);
      } catch (InvocationTargetException e) {
        throw rewrapCtorProblem(context, e.getTargetException());
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static final class TextDeserializer extends ValueDeserializer<String> {
    private final boolean mayBeEmpty;
    private final boolean shared;

    private TextDeserializer(boolean mayBeEmpty, boolean shared) {
      this.mayBeEmpty = mayBeEmpty;
      this.shared = shared;
    }

    /** Asked in lists, too, where those of a map may be null. */
    @Override
    public @Nullable String getNullValue(DeserializationContext context) {
      if (!mayBeEmpty) {
        throw MismatchedInputException.from(context.getParser(), String.class, "null");
      }
      return null;
    }

    @Override
    public ValueDeserializer<String> createContextual(
        DeserializationContext context, @Nullable BeanProperty property) {
      if (property == null || !property.getType().hasRawClass(String.class)) {
        return new TextDeserializer(false, false);
      }
      return new TextDeserializer(
          !property.isRequired(), property.getAnnotation(Shared.class) != null);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
      String text = parser.hasToken(JsonToken.VALUE_STRING) ? parser.getString() : null;
      if (text == null || (text.isEmpty() && !mayBeEmpty)) {
        throw MismatchedInputException.from(parser, String.class, "not text");
      }
      String known = shared ? binding(context).texts.putIfAbsent(text, text) : null;
      return known == null ? text : known;
    }
  }

  private static final class RoleDeserializer extends ValueDeserializer<Role> {
    private static final TextDeserializer NAME = new TextDeserializer(false, false);

    @Override
    public Role deserialize(JsonParser parser, DeserializationContext context) {
      return binding(context).roles.computeIfAbsent(NAME.deserialize(parser, context), Role::new);
    }
  }

  private static JsonBinding binding(DeserializationContext context) {
    return (JsonBinding) context.getAttribute(JsonBinding.class);
  }

  private static final class CountDeserializer extends ValueDeserializer<Integer> {
    @Override
    public Integer deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.hasToken(JsonToken.VALUE_NUMBER_INT)
          || parser.getNumberType() != JsonParser.NumberType.INT
          || parser.getIntValue() < 0) {
        throw MismatchedInputException.from(parser, int.class, "not a count");
      }
      return parser.getIntValue();
    }
  }
}
