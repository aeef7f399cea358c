package dev.rollcall.saved;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Section;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.SavedChange;
import dev.rollcall.plan.SavedPlan;
import dev.rollcall.plan.Seal;
import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a saved plan strictly, one change at a time; what it does not know it passes over. Where
 * its seal is broken it is no plan to be applied, but what of it can be read is read, so that it
 * can be shown.
 */
final class PlanReader {
  static final String HINT = "save the plan again with 'rollcall plan --out FILE'";

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

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

  private final String file;
  private final SealedParser parser;
  private final ChangeReader changeReader = new ChangeReader();
  private boolean versionRead;

  private PlanReader(String file, SealedParser parser) {
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
    try (SealedParser parser =
        new SealedParser(FACTORY.createParser(ObjectReadContext.empty(), text))) {
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
            : LocatedJson.location(e.getLocation(), file);
    return new InvalidInputException(
        Diagnostic.error("not-json", message.lines().findFirst().orElse(""), at).withHint(HINT));
  }

  private SavedPlan readSealed() throws InvalidInputException, TamperedPlanException {
    try {
      return read();
    } catch (InvalidInputException e) {
      if (versionRead && parser.seal() == Seal.BROKEN) {
        throw new TamperedPlanException(e);
      }
      throw e;
    }
  }

  private SavedPlan read() throws InvalidInputException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw root(Map.of()).wrong("holds no JSON object");
    }
    Map<String, LocatedJson> properties = new LinkedHashMap<>();
    List<SavedChange> changes = null;
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken first = parser.nextToken();
      if (name.equals("changes") && first == JsonToken.START_ARRAY) {
        changes = changes();
      } else if (PROPERTIES.contains(name)) {
        properties.put(name, property(name));
      } else {
        parser.skipChildren();
      }
    }
    if (changes == null) {
      throw root(properties).wrong("has no list \"changes\"");
    }
    return plan(root(properties), changes);
  }

  private LocatedJson root(Map<String, LocatedJson> properties) {
    SourceLocation start = new SourceLocation(file, 1, 1);
    return new LocatedJson("the file", start, JsonToken.START_OBJECT, "", properties, List.of());
  }

  /** Checks the version where it stands, so that what follows is not read by the wrong rules. */
  private LocatedJson property(String name) throws InvalidInputException {
    LocatedJson value = LocatedJson.read("\"" + name + "\"", parser, file);
    if (name.equals("format_version") && !value.string().matches("1\\.[0-9]+")) {
      throw new InvalidInputException(
          Diagnostic.error(
                  "unknown-plan-version",
                  "the plan has format "
                      + LocatedJson.clipped(value.text())
                      + ", this rollcall reads 1.x",
                  value.at())
              .withHint("apply it with the rollcall that saved it, or " + HINT));
    }
    versionRead |= name.equals("format_version");
    return value;
  }

  private List<SavedChange> changes() throws InvalidInputException {
    List<SavedChange> changes = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      changes.add(changeReader.read(LocatedJson.read("this change", parser, file)));
    }
    return changes;
  }

  private SavedPlan plan(LocatedJson root, List<SavedChange> changes) throws InvalidInputException {
    if (parser.nextToken() != null) {
      throw LocatedJson.read("what follows the plan", parser, file).wrong("does not belong to it");
    }
    root.get("format_version");
    Seal seal = parser.seal();
    if (seal != Seal.BROKEN) {
      changeReader.check();
    }
    return new SavedPlan(header(root), VerdictReader.read(root.get("verdict")), changes, seal);
  }

  private static Plan.Header header(LocatedJson root) throws InvalidInputException {
    return new Plan.Header(
        root.get("organization").string(),
        root.get("provider").string(),
        root.get("created_at").as(Instant::parse),
        root.get("config_digest").string(),
        root.get("live_revision").orNull(LocatedJson::string),
        managed(root.get("managed")));
  }

  private static Set<Section> managed(LocatedJson value) throws InvalidInputException {
    return new TreeSet<>(value.list(section -> section.oneOf(Section.values(), Section::key)));
  }
}
