package dev.rollcall.saved;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.OptBoolean;
import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.diagnostic.SafeText;
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
import dev.rollcall.plan.SavedChange;
import dev.rollcall.plan.SavedPlan;
import dev.rollcall.plan.SavedPlan.Seal;
import dev.rollcall.plan.Step;
import dev.rollcall.plan.Verdict;
import dev.rollcall.plan.Verdict.Violation;
import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.filter.FilteringParserDelegate;
import tools.jackson.core.filter.JsonPointerBasedFilter;
import tools.jackson.core.filter.TokenFilter;
import tools.jackson.core.json.JsonFactory;
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

/**
 * Reads a saved plan strictly, in one pass; unknown properties are ignored. A plan with a broken
 * seal is not applied, but what can be read of it is read, so that it can be shown.
 */
final class PlanReader {
  static final String HINT = "save the plan again with 'rollcall plan --out FILE'";

  /** UTF-16 units of a problem that are shown: it quotes the file. */
  private static final int MAX_PROBLEM = 500;

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /**
   * Every property must be present unless it is marked as not required or is one of {@link
   * Attributes}. No string is taken for a number, or the reverse.
   */
  private static final ObjectReader PLAN =
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

  private record PlanRecord(
      String formatVersion,
      String organization,
      String provider,
      Instant createdAt,
      String configDigest,
      @JsonSetter(nulls = Nulls.SKIP) @Nullable String liveRevision,
      List<Section> managed,
      List<ChangeRecord> changes,
      @JsonSetter(nulls = Nulls.FAIL) VerdictRecord verdict) {
    Plan.Header header() {
      return new Plan.Header(
          organization, provider, createdAt, configDigest, liveRevision, new TreeSet<>(managed));
    }
  }

  private record ChangeRecord(
      Action action,
      Kind kind,
      Address address,
      @Nullable Attributes before,
      @Nullable Attributes after,
      List<Address> requires,
      List<ConsequenceRecord> consequences) {}

  private record ConsequenceRecord(
      @JsonProperty(isRequired = OptBoolean.FALSE) @Nullable String text,
      @JsonProperty(isRequired = OptBoolean.FALSE) @Nullable Address address,
      @JsonProperty(isRequired = OptBoolean.FALSE) @Nullable Role role) {}

  private record VerdictRecord(List<GuardOverride> overrides, List<ViolationRecord> violations) {
    Verdict toVerdict() {
      return new Verdict(overrides, violations.stream().map(ViolationRecord::toViolation).toList());
    }
  }

  private record ViolationRecord(
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
  private record EntryClass(Kind kind) {
    private static final Function<String, Kind> KINDS = oneOf(Kind.values(), Kind::plural);

    static EntryClass of(String plural) {
      return new EntryClass(KINDS.apply(plural));
    }
  }

  /** What is read, from its beginning. */
  interface Source {
    Reader open() throws IOException;
  }

  private final String file;
  private final Source source;
  private final PlanSeal.Parser parser;

  private PlanReader(String file, Source source, PlanSeal.Parser parser) {
    this.file = file;
    this.source = source;
    this.parser = parser;
  }

  /**
   * Reads the whole of a text, which must hold one plan and nothing else.
   *
   * @param file its name in diagnostics
   * @throws IOException if it cannot be read
   */
  static SavedPlan read(String file, Source source)
      throws IOException, InvalidInputException, TamperedPlanException {
    try (Reader text = source.open();
        PlanSeal.Parser parser =
            new PlanSeal.Parser(FACTORY.createParser(ObjectReadContext.empty(), text))) {
      return new PlanReader(file, source, parser).read();
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (UnexpectedEndOfInputException e) {
      throw notJson(file, "the file ends in the middle; it was cut off", e);
    } catch (JacksonException e) {
      throw notJson(file, "this is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static InvalidInputException notJson(String file, String message, JacksonException e) {
    TokenStreamLocation at = e.getLocation();
    SourceLocation source = at == null ? new SourceLocation(file, 1, 1) : location(file, at);
    return new InvalidInputException(
        Diagnostic.error("not-json", message.lines().findFirst().orElse(""), source)
            .withHint(HINT));
  }

  private static SourceLocation location(String file, TokenStreamLocation at) {
    return new SourceLocation(file, at.getLineNr(), at.getColumnNr());
  }

  /**
   * The version is judged before the rest, which it may have other rules for, and the seal before
   * the form: an invalid plan that was changed is a changed plan.
   */
  private SavedPlan read() throws InvalidInputException, TamperedPlanException {
    InvalidInputException problem;
    try {
      PlanRecord plan = PLAN.readValue(parser);
      checkVersion(plan.formatVersion);
      return toSavedPlan(plan);
    } catch (DatabindException e) {
      problem = invalid(e);
    } catch (InvalidInputException e) {
      problem = e;
    }
    Seal seal = parser.seal();
    String version = parser.text("format_version");
    if (version != null && !version.isEmpty()) {
      checkVersion(version);
      if (seal == Seal.BROKEN) {
        throw new TamperedPlanException(problem);
      }
    }
    throw problem;
  }

  private void checkVersion(String version) throws InvalidInputException {
    if (!version.matches("1\\.[0-9]+")) {
      String message =
          "the plan has format "
              + SafeText.clipped(version, MAX_PROBLEM)
              + ", this rollcall reads 1.x";
      throw new InvalidInputException(
          Diagnostic.error("unknown-plan-version", message, locate("/format_version"))
              .withHint("apply it with the rollcall that saved it, or " + HINT));
    }
  }

  private SavedPlan toSavedPlan(PlanRecord plan) throws InvalidInputException {
    if (parser.nextToken() != null) {
      throw invalid(
          location(file, parser.currentTokenLocation()), "", "must not be followed by anything");
    }
    List<SavedChange> changes = new ArrayList<>();
    for (ChangeRecord change : plan.changes) {
      changes.add(toSavedChange(change, "/changes/" + changes.size()));
    }
    Seal seal = parser.seal();
    if (seal != Seal.BROKEN) {
      checkTogether(plan.changes);
    }
    return new SavedPlan(plan.header(), plan.verdict.toVerdict(), changes, seal);
  }

  private SavedChange toSavedChange(ChangeRecord change, String pointer)
      throws InvalidInputException {
    if (Arrays.stream(Step.values())
        .noneMatch(step -> step.action() == change.action && step.kind() == change.kind)) {
      throw invalid(
          pointer + "/kind",
          "cannot be \"" + change.kind.word() + "\" for the action " + change.action.word());
    }
    if (change.address.kind() != change.kind) {
      throw invalid(
          pointer + "/address",
          "is of kind " + change.address.kind().word() + ", the change of " + change.kind.word());
    }
    Map<Address, Role> losses = new LinkedHashMap<>();
    List<String> further = new ArrayList<>();
    for (int i = 0; i < change.consequences.size(); i++) {
      ConsequenceRecord one = change.consequences.get(i);
      if (one.text != null) {
        further.add(one.text);
      } else if (one.address == null || one.role == null) {
        String missing = one.address == null ? "/address" : "/role";
        throw invalid(pointer + "/consequences/" + i + missing, "is missing");
      } else {
        losses.put(one.address, one.role);
      }
    }
    return new SavedChange(
        change.action, change.address, change.before, change.after, losses, further);
  }

  /** No plan does the same twice, and a change may require only what the plan changes. */
  private void checkTogether(List<ChangeRecord> changes) throws InvalidInputException {
    Map<Address, Set<Action>> changed = new HashMap<>();
    for (int i = 0; i < changes.size(); i++) {
      ChangeRecord change = changes.get(i);
      if (!changed
          .computeIfAbsent(change.address, address -> EnumSet.noneOf(Action.class))
          .add(change.action)) {
        throw invalid(
            "/changes/" + i, "repeats a change: " + change.action.word() + " " + change.address);
      }
    }
    for (int i = 0; i < changes.size(); i++) {
      List<Address> requires = changes.get(i).requires;
      for (Address address : requires) {
        if (!changed.containsKey(address)) {
          throw invalid(
              "/changes/" + i + "/requires/" + requires.indexOf(address),
              "is \"" + address + "\", which no change is about");
        }
      }
    }
  }

  private InvalidInputException invalid(DatabindException e) {
    StringBuilder pointer = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      String name = step.getPropertyName();
      pointer.append('/').append(name == null ? String.valueOf(step.getIndex()) : name);
    }
    return invalid(pointer.toString(), problem(e));
  }

  static String problem(DatabindException e) {
    if (e.getCause() instanceof IllegalArgumentException scalar) {
      return String.valueOf(scalar.getMessage());
    }
    if (e instanceof InvalidNullException) {
      return "must not be null";
    }
    Class<?> target =
        e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
    return target != null && Collection.class.isAssignableFrom(target)
        ? "must be a list"
        : "must be a JSON object";
  }

  /**
   * What to throw for a value that is not as it must be.
   *
   * @param pointer where the value is; if nothing is there, the problem is that
   * @param problem completes a sentence that begins with the pointer
   */
  private InvalidInputException invalid(String pointer, String problem) {
    SourceLocation at = locate(pointer);
    if (pointer.isEmpty()) {
      return invalid(at == null ? new SourceLocation(file, 1, 1) : at, pointer, problem);
    }
    return at == null
        ? invalid(locate(pointer.substring(0, pointer.lastIndexOf('/'))), pointer, "is missing")
        : invalid(at, pointer, problem);
  }

  private static InvalidInputException invalid(
      @Nullable SourceLocation at, String pointer, String problem) {
    String subject = pointer.isEmpty() ? "the plan" : pointer;
    return new InvalidInputException(
        Diagnostic.error("not-a-plan", subject + " " + SafeText.clipped(problem, MAX_PROBLEM), at)
            .withHint(HINT));
  }

  /**
   * Where a value begins, or null where there is none. It is read once more for that, so that plans
   * as they must be need no place of any token.
   */
  private @Nullable SourceLocation locate(String pointer) {
    try (Reader text = source.open();
        JsonParser value =
            new FilteringParserDelegate(
                FACTORY.createParser(ObjectReadContext.empty(), text),
                pointer.isEmpty() ? TokenFilter.INCLUDE_ALL : new JsonPointerBasedFilter(pointer),
                TokenFilter.Inclusion.ONLY_INCLUDE_ALL,
                false)) {
      return value.nextToken() == null ? null : location(file, value.currentTokenLocation());
    } catch (IOException | JacksonException e) {
      return null;
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
