package dev.rollcall.saved;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.InvalidInputException;
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
import dev.rollcall.plan.Step;
import dev.rollcall.plan.Verdict;
import dev.rollcall.saved.LocatedElement.EntryClass;
import dev.rollcall.saved.LocatedElement.Optional;
import dev.rollcall.saved.LocatedElement.OrNull;
import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.ObjectReader;

/**
 * Reads a saved plan strictly, one change at a time; unknown properties are ignored. A plan with a
 * broken seal is not applied, but what can be read of it is read, so that it can be shown.
 */
final class PlanReader {
  static final String HINT = "save the plan again with 'rollcall plan --out FILE'";

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final ObjectReader PLAN = LocatedElement.readerFor(PlanRecord.class);
  private static final ObjectReader CHANGE = LocatedElement.readerFor(ChangeRecord.class);

  /** All that is read of a plan beside its changes. */
  private static final Set<String> PROPERTIES =
      Set.of(
          "format_version",
          "organization",
          "provider",
          "created_at",
          "config_digest",
          "live_revision",
          "managed",
          "verdict");

  private record PlanRecord(
      String formatVersion,
      String organization,
      String provider,
      Instant createdAt,
      String configDigest,
      @OrNull @Nullable String liveRevision,
      List<Section> managed,
      @OrNull @Nullable VerdictRecord verdict) {
    Plan.Header header() {
      return new Plan.Header(
          organization, provider, createdAt, configDigest, liveRevision, new TreeSet<>(managed));
    }
  }

  private record VerdictRecord(List<GuardOverride> overrides, List<ViolationRecord> violations) {
    Verdict toVerdict() {
      return new Verdict(overrides, violations.stream().map(ViolationRecord::toViolation).toList());
    }
  }

  private record ViolationRecord(
      Guard guard,
      @JsonProperty("class") @OrNull @Nullable EntryClass entryClass,
      String limit,
      int actual,
      @OrNull @Nullable Integer of,
      @Optional @Nullable String message,
      @OrNull @Nullable String allow,
      @OrNull @Nullable SourceLocation source) {
    Verdict.Violation toViolation() {
      Kind kind = entryClass == null ? null : entryClass.kind();
      String sentence = message == null ? "" : message;
      return new Verdict.Violation(guard, kind, limit, actual, of, sentence, allow, source);
    }
  }

  private record ChangeRecord(
      Action action,
      Kind kind,
      Address address,
      @OrNull @Nullable AttributesRecord before,
      @OrNull @Nullable AttributesRecord after,
      List<Address> requires,
      List<ConsequenceRecord> consequences) {}

  private record AttributesRecord(
      @Optional @Nullable Role role,
      @Optional @Nullable Instant lastSentAt,
      @Optional @Nullable Integer sends) {
    static @Nullable Attributes toAttributes(@Nullable AttributesRecord read) {
      return read == null ? null : new Attributes(read.role, read.lastSentAt, read.sends);
    }
  }

  private record ConsequenceRecord(
      @Optional @Nullable String text,
      @Optional @Nullable Address address,
      @Optional @Nullable Role role) {}

  private final String file;
  private final PlanSeal.Parser parser;
  private final Map<Address, Set<Action>> changed = new HashMap<>();

  /** What is required before it is changed, each with what to say if it never is. */
  private final Map<Address, InvalidInputException> required = new LinkedHashMap<>();

  private @Nullable InvalidInputException repetition;
  private boolean versionKnown;

  private PlanReader(String file, PlanSeal.Parser parser) {
    this.file = file;
    this.parser = parser;
  }

  /**
   * Reads the whole of {@code text}, which must hold one plan and nothing else.
   *
   * @param file its name in diagnostics
   * @throws IOException if it cannot be read
   */
  static SavedPlan read(String file, Reader text)
      throws IOException, InvalidInputException, TamperedPlanException {
    try (PlanSeal.Parser parser =
        new PlanSeal.Parser(FACTORY.createParser(ObjectReadContext.empty(), text))) {
      return new PlanReader(file, parser).readSealed();
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (UnexpectedEndOfInputException e) {
      throw notJson(file, "the file ends in the middle; it was cut off", e);
    } catch (JacksonException e) {
      throw notJson(file, "this is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static InvalidInputException notJson(String file, String message, JacksonException e) {
    SourceLocation at =
        e.getLocation() == null
            ? new SourceLocation(file, 1, 1)
            : LocatedElement.location(e.getLocation(), file);
    return new InvalidInputException(
        Diagnostic.error("not-json", message.lines().findFirst().orElse(""), at).withHint(HINT));
  }

  /** The seal is judged before the form: an invalid plan that was changed is a changed plan. */
  private SavedPlan readSealed() throws InvalidInputException, TamperedPlanException {
    try {
      return read();
    } catch (InvalidInputException e) {
      if (versionKnown && parser.seal() == SavedPlan.Seal.BROKEN) {
        throw new TamperedPlanException(e);
      }
      throw e;
    }
  }

  private SavedPlan read() throws InvalidInputException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw LocatedElement.invalid(new SourceLocation(file, 1, 1), "", "must be a JSON object");
    }
    LocatedElement plan = new LocatedElement(file, "");
    plan.addToken(parser);
    List<SavedChange> changes = null;
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      if (PROPERTIES.contains(name)) {
        plan.addToken(parser);
        parser.nextToken();
        plan.addValue(parser);
        if (name.equals("format_version")) {
          checkVersion();
        }
      } else if (name.equals("changes")) {
        parser.nextToken();
        changes = changes();
      } else {
        parser.nextToken();
        parser.skipChildren();
      }
    }
    plan.addToken(parser);
    if (changes == null) {
      throw plan.invalid("/changes", "is missing");
    }
    if (parser.nextToken() != null) {
      throw LocatedElement.invalid(location(), "", "must not be followed by anything");
    }
    SavedPlan.Seal seal = parser.seal();
    if (seal != SavedPlan.Seal.BROKEN) {
      checkTogether();
    }
    PlanRecord read = plan.bind(PLAN, PlanRecord.class);
    if (read.verdict == null) {
      throw plan.invalid("/verdict", "must not be null");
    }
    return new SavedPlan(read.header(), read.verdict.toVerdict(), changes, seal);
  }

  private SourceLocation location() {
    return LocatedElement.location(parser.currentTokenLocation(), file);
  }

  /** Checks the version as soon as it is read, so that the rest is not read by the wrong rules. */
  private void checkVersion() throws InvalidInputException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      throw LocatedElement.invalid(location(), "/format_version", "must be a string");
    }
    String version = parser.getString();
    if (!version.matches("1\\.[0-9]+")) {
      throw new InvalidInputException(
          Diagnostic.error(
                  "unknown-plan-version",
                  "the plan has format "
                      + LocatedElement.clipped(version)
                      + ", this rollcall reads 1.x",
                  location())
              .withHint("apply it with the rollcall that saved it, or " + HINT));
    }
    versionKnown = true;
  }

  private List<SavedChange> changes() throws InvalidInputException {
    if (!parser.hasToken(JsonToken.START_ARRAY)) {
      throw LocatedElement.invalid(location(), "/changes", "must be a list");
    }
    List<SavedChange> changes = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      LocatedElement element = new LocatedElement(file, "/changes/" + changes.size());
      element.addValue(parser);
      changes.add(change(element));
    }
    return changes;
  }

  private SavedChange change(LocatedElement element) throws InvalidInputException {
    ChangeRecord read = element.bind(CHANGE, ChangeRecord.class);
    Kind kind = read.kind;
    if (Arrays.stream(Step.values())
        .noneMatch(step -> step.action() == read.action && step.kind() == kind)) {
      throw element.invalid(
          "/kind", "cannot be \"" + kind.word() + "\" for the action " + read.action.word());
    }
    if (read.address.kind() != kind) {
      throw element.invalid(
          "/address",
          "is of kind " + read.address.kind().word() + ", the change of " + kind.word());
    }
    Set<Action> there = changed.computeIfAbsent(read.address, a -> EnumSet.noneOf(Action.class));
    if (!there.add(read.action) && repetition == null) {
      repetition =
          element.invalid("", "repeats a change: " + read.action.word() + " " + read.address);
    }
    for (int i = 0; i < read.requires.size(); i++) {
      Address address = read.requires.get(i);
      if (!changed.containsKey(address) && !required.containsKey(address)) {
        required.put(
            address,
            element.invalid("/requires/" + i, "is \"" + address + "\", which no change is about"));
      }
    }
    return saved(read, element);
  }

  private static SavedChange saved(ChangeRecord read, LocatedElement element)
      throws InvalidInputException {
    Map<Address, Role> losses = new LinkedHashMap<>();
    List<String> further = new ArrayList<>();
    int index = 0;
    for (ConsequenceRecord one : read.consequences) {
      String path = "/consequences/" + index++;
      if (one.text != null) {
        further.add(one.text);
      } else if (one.address == null || one.role == null) {
        throw element.invalid(path + (one.address == null ? "/address" : "/role"), "is missing");
      } else {
        losses.put(one.address, one.role);
      }
    }
    return new SavedChange(
        read.action,
        read.address,
        AttributesRecord.toAttributes(read.before),
        AttributesRecord.toAttributes(read.after),
        losses,
        further);
  }

  /** No plan does the same twice, and a change may require only what the plan changes. */
  private void checkTogether() throws InvalidInputException {
    if (repetition != null) {
      throw repetition;
    }
    for (Map.Entry<Address, InvalidInputException> entry : required.entrySet()) {
      if (!changed.containsKey(entry.getKey())) {
        throw entry.getValue();
      }
    }
  }
}
