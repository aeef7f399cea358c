package dev.rollcall.plan;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the files said where a pull request branched off, and what would be done for that.
 *
 * @param plan of the base, on the same live state and by the same clock as the plan it is the base
 *     of
 */
public record Baseline(DesiredState desired, Plan plan) {
  /** A plan whose changes say which of them were due before, and what is no longer managed. */
  Plan compare(Plan head, PlanInput input, BaseComparison comparison) {
    Map<SavedChange.Key, Change> before =
        plan.changes().stream()
            .collect(Collectors.toMap(c -> SavedChange.of(c).key(), Function.identity()));
    List<Change> changes =
        head.changes().stream()
            .map(c -> c.withCause(cause(c, before.get(SavedChange.of(c).key()))))
            .toList();
    return head.compared(changes, warnings(input), comparison);
  }

  /** What the base would do as well is not of the pull request's making; a day may have come. */
  private static Cause cause(Change change, @Nullable Change before) {
    if (before == null || !change.hasEffectOf(before)) {
      return Cause.DECLARED;
    }
    return before.cause() == Cause.TIME ? Cause.TIME : Cause.DRIFT;
  }

  private List<Diagnostic> warnings(PlanInput input) {
    boolean prunes = input.settings().prune();
    List<Diagnostic> warnings = new ArrayList<>();
    for (Section section : Section.values()) {
      if (desired.manages(section) && !input.desired().manages(section)) {
        warnings.add(
            left(section.key(), "what is live of it", null)
                .withHint(wayOut(prunes, "write " + section.key() + ": {}")));
      }
    }
    if (input.desired().manages(Section.WORKSPACES)) {
      desired.workspaces().stream()
          .filter(name -> !input.desired().workspaces().contains(name))
          .forEach(
              name ->
                  warnings.add(
                      left(
                              "workspace \"" + name + "\"",
                              "the access to it",
                              desired.sources().workspaces().get(name))
                          .withHint(wayOut(prunes, "keep it with access: {}"))));
    }
    return warnings;
  }

  private static Diagnostic left(String what, String access, @Nullable SourceLocation inTheBase) {
    String place = inTheBase == null ? "" : " (" + inTheBase + " of the base)";
    return Diagnostic.warning(
        WarningCodes.NO_LONGER_MANAGED,
        what + " is managed in the base" + place + " and no longer here: " + access + " stays",
        null);
  }

  private static String wayOut(boolean prunes, String emptied) {
    return "to withdraw it, " + emptied + (prunes ? "" : ", and set prune: true in rollcall.yaml");
  }
}
