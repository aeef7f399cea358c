package dev.rollcall.saved;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.OptBoolean;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.Role;
import dev.rollcall.model.Section;
import dev.rollcall.plan.Action;
import dev.rollcall.plan.Change.Attributes;
import dev.rollcall.plan.Guard;
import dev.rollcall.plan.GuardOverride;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.Verdict;
import dev.rollcall.plan.Verdict.Violation;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** The JSON form of a saved plan, as far as it is read again, and how its values are read. */
record PlanRecord(
    String formatVersion,
    String organization,
    String provider,
    Instant createdAt,
    String configDigest,
    @JsonSetter(nulls = Nulls.SKIP) @Nullable String liveRevision,
    List<Section> managed,
    List<ChangeRecord> changes,
    @JsonSetter(nulls = Nulls.FAIL) VerdictRecord verdict) {
  /**
   * Every property must be present unless it is marked as not required or is one of {@link
   * Attributes}. No string is taken for a number, or the reverse.
   */
  static final ObjectReader READER =
      JsonMapper.builder()
          .annotationIntrospector(
              new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
                  Boolean marker = super.hasRequiredMarker(config, member);
                  return marker == null ? member.getDeclaringClass() != Attributes.class : marker;
                }
              })
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .withConfigOverride(
              List.class, list -> list.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.FAIL)))
          .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
          .addModule(
              new SimpleModule()
                  .addDeserializer(String.class, text(Function.identity()))
                  .addDeserializer(Instant.class, text(Instant::parse))
                  .addDeserializer(Address.class, text(Address::of))
                  .addDeserializer(Role.class, text(Role::new))
                  .addDeserializer(GuardOverride.class, text(GuardOverride::of))
                  .addDeserializer(Action.class, text(oneOf(Action.values(), Action::word)))
                  .addDeserializer(Kind.class, text(oneOf(Kind.values(), Kind::word)))
                  .addDeserializer(EntryClass.class, text(EntryClass::of))
                  .addDeserializer(Section.class, text(oneOf(Section.values(), Section::key)))
                  .addDeserializer(Guard.class, text(oneOf(Guard.values(), Guard::word)))
                  .addDeserializer(int.class, count())
                  .addDeserializer(Integer.class, count()))
          .build()
          .readerFor(PlanRecord.class);

  Plan.Header header() {
    return new Plan.Header(
        organization, provider, createdAt, configDigest, liveRevision, new TreeSet<>(managed));
  }

  record ChangeRecord(
      Action action,
      Kind kind,
      Address address,
      @Nullable Attributes before,
      @Nullable Attributes after,
      List<Address> requires,
      List<ConsequenceRecord> consequences) {}

  record ConsequenceRecord(
      @JsonProperty(isRequired = OptBoolean.FALSE) @Nullable String text,
      @JsonProperty(isRequired = OptBoolean.FALSE) @Nullable Address address,
      @JsonProperty(isRequired = OptBoolean.FALSE) @Nullable Role role) {}

  record VerdictRecord(List<GuardOverride> overrides, List<ViolationRecord> violations) {
    Verdict toVerdict() {
      return new Verdict(overrides, violations.stream().map(ViolationRecord::toViolation).toList());
    }
  }

  record ViolationRecord(
      Guard guard,
      @JsonProperty("class") @JsonSetter(nulls = Nulls.SKIP) @Nullable EntryClass entryClass,
      String limit,
      int actual,
      @JsonSetter(nulls = Nulls.SKIP) @Nullable Integer of,
      @JsonProperty(isRequired = OptBoolean.FALSE) @Nullable String message,
      @JsonSetter(nulls = Nulls.SKIP) @Nullable String allow,
      @Nullable SourceLocation source) {
    Violation toViolation() {
      Kind kind = entryClass == null ? null : entryClass.kind;
      String sentence = message == null ? "" : message;
      return new Violation(guard, kind, limit, actual, of, sentence, allow, source);
    }
  }

  /** The class of entries a guard judges, named by the plural of its kind. */
  record EntryClass(Kind kind) {
    private static final Function<String, Kind> KINDS = oneOf(Kind.values(), Kind::plural);

    static EntryClass of(String plural) {
      return new EntryClass(KINDS.apply(plural));
    }
  }

  private static <T> Function<String, T> oneOf(T[] values, Function<T, String> word) {
    Map<String, T> byWord = new LinkedHashMap<>();
    for (T value : values) {
      byWord.put(word.apply(value), value);
    }
    return text -> {
      T value = byWord.get(text);
      if (value == null) {
        throw new IllegalArgumentException("must be one of " + String.join(", ", byWord.keySet()));
      }
      return value;
    };
  }

  private static <T> Scalar<T> text(Function<String, T> parse) {
    return new Scalar<>(JsonToken.VALUE_STRING, "a string", parse);
  }

  private static Scalar<Integer> count() {
    return new Scalar<>(JsonToken.VALUE_NUMBER_INT, "a count", Integer::valueOf);
  }

  /** Reads a value of one type; the message of what it throws is the problem. */
  private static final class Scalar<T> extends ValueDeserializer<T> {
    private final JsonToken type;
    private final String name;
    private final Function<String, T> parse;

    Scalar(JsonToken type, String name, Function<String, T> parse) {
      this.type = type;
      this.name = name;
      this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
      String text = parser.hasToken(type) ? parser.getString() : null;
      if (text == null || (type.isNumeric() && !text.matches("[0-9]{1,9}"))) {
        return getNullValue(context);
      }
      try {
        return parse.apply(text);
      } catch (IllegalArgumentException | DateTimeException e) {
        throw new IllegalArgumentException("cannot be \"" + text + "\": " + e.getMessage(), e);
      }
    }

    @Override
    public T getNullValue(DeserializationContext context) {
      throw new IllegalArgumentException("must be " + name);
    }

    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
      return null;
    }
  }
}
