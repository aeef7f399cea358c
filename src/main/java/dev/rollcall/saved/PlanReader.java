package dev.rollcall.saved;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Address;
import dev.rollcall.model.Role;
import dev.rollcall.plan.Action;
import dev.rollcall.plan.SavedChange;
import dev.rollcall.plan.SavedPlan;
import dev.rollcall.plan.SavedPlan.Seal;
import dev.rollcall.plan.Step;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
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
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;

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
      PlanRecord plan = PlanRecord.READER.readValue(parser);
      checkVersion(plan.formatVersion());
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
    for (PlanRecord.ChangeRecord change : plan.changes()) {
      changes.add(toSavedChange(change, "/changes/" + changes.size()));
    }
    Seal seal = parser.seal();
    if (seal != Seal.BROKEN) {
      checkTogether(plan.changes());
    }
    return new SavedPlan(plan.header(), plan.verdict().toVerdict(), changes, seal);
  }

  private SavedChange toSavedChange(PlanRecord.ChangeRecord change, String pointer)
      throws InvalidInputException {
    if (Arrays.stream(Step.values())
        .noneMatch(step -> step.action() == change.action() && step.kind() == change.kind())) {
      throw invalid(
          pointer + "/kind",
          "cannot be \"" + change.kind().word() + "\" for the action " + change.action().word());
    }
    if (change.address().kind() != change.kind()) {
      throw invalid(
          pointer + "/address",
          "is of kind "
              + change.address().kind().word()
              + ", the change of "
              + change.kind().word());
    }
    Map<Address, Role> losses = new LinkedHashMap<>();
    List<String> further = new ArrayList<>();
    for (int i = 0; i < change.consequences().size(); i++) {
      PlanRecord.ConsequenceRecord one = change.consequences().get(i);
      if (one.text() != null) {
        further.add(one.text());
      } else if (one.address() == null || one.role() == null) {
        String missing = one.address() == null ? "/address" : "/role";
        throw invalid(pointer + "/consequences/" + i + missing, "is missing");
      } else {
        losses.put(one.address(), one.role());
      }
    }
    return new SavedChange(
        change.action(), change.address(), change.before(), change.after(), losses, further);
  }

  /** No plan does the same twice, and a change may require only what the plan changes. */
  private void checkTogether(List<PlanRecord.ChangeRecord> changes) throws InvalidInputException {
    Map<Address, Set<Action>> changed = new HashMap<>();
    for (int i = 0; i < changes.size(); i++) {
      PlanRecord.ChangeRecord change = changes.get(i);
      if (!changed
          .computeIfAbsent(change.address(), address -> EnumSet.noneOf(Action.class))
          .add(change.action())) {
        throw invalid(
            "/changes/" + i,
            "repeats a change: " + change.action().word() + " " + change.address());
      }
    }
    for (int i = 0; i < changes.size(); i++) {
      List<Address> requires = changes.get(i).requires();
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
}
