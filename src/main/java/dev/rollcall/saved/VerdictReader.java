package dev.rollcall.saved;

import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Kind;
import dev.rollcall.plan.Guard;
import dev.rollcall.plan.GuardOverride;
import dev.rollcall.plan.Verdict;
import dev.rollcall.plan.Violation;

/** Reads what the guards said when a plan was saved. */
final class VerdictReader {
  private VerdictReader() {}

  static Verdict read(LocatedJson value) throws InvalidInputException {
    return new Verdict(
        value.get("overrides").list(override -> override.as(GuardOverride::of)),
        value.get("violations").list(VerdictReader::violation));
  }

  private static Violation violation(LocatedJson value) throws InvalidInputException {
    return new Violation(
        value.get("guard").oneOf(Guard.values(), Guard::word),
        value.get("class").orNull(kind -> kind.oneOf(Kind.values(), Kind::plural)),
        value.get("limit").string(),
        value.get("actual").count(),
        value.get("of").orNull(LocatedJson::count),
        value.has("message") ? value.get("message").string() : "",
        value.get("allow").orNull(LocatedJson::string),
        value.get("source").orNull(VerdictReader::source));
  }

  private static SourceLocation source(LocatedJson value) throws InvalidInputException {
    return new SourceLocation(
        value.get("file").string(), value.get("line").count(), value.get("column").count());
  }
}
