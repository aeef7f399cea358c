package dev.rollcall.report;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.toCollection;

import dev.rollcall.plan.Guard;
import dev.rollcall.plan.GuardOverride;
import dev.rollcall.plan.Verdict;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The options that together allow a refused plan. */
final class OverrideHint {
  private static final Pattern SHARE = Pattern.compile("=([0-9]+)%$");

  private OverrideHint() {}

  /** One line to paste, including the overrides the plan already has; empty if no option helps. */
  static Optional<String> of(Verdict verdict) {
    List<Verdict.Violation> violations = verdict.violations();
    if (violations.stream().anyMatch(violation -> violation.allow() == null)) {
      return Optional.empty();
    }
    Set<String> options =
        verdict.overrides().stream()
            .filter(override -> isStillNeeded(override, violations))
            .map(GuardOverride::option)
            .collect(toCollection(LinkedHashSet::new));
    violations.stream()
        .filter(violation -> violation.guard() != Guard.MAX_REMOVALS)
        .map(Verdict.Violation::allow)
        .filter(Objects::nonNull)
        .forEach(options::add);
    removals(violations).map(GuardOverride::option).ifPresent(options::add);
    return Optional.of(String.join(" ", options));
  }

  /** Each principal has an override of its own; other guards use only the latest value. */
  private static boolean isStillNeeded(GuardOverride override, List<Verdict.Violation> violations) {
    return override.guard() == Guard.PROTECT
        || violations.stream().noneMatch(violation -> violation.guard() == override.guard());
  }

  /** The one value for all classes: the largest share, or a count if a share cannot express it. */
  private static Optional<GuardOverride> removals(List<Verdict.Violation> violations) {
    List<Verdict.Violation> removals =
        violations.stream().filter(violation -> violation.guard() == Guard.MAX_REMOVALS).toList();
    List<Integer> shares =
        removals.stream().map(OverrideHint::share).flatMap(Optional::stream).toList();
    return shares.size() == removals.size()
        ? shares.stream().max(naturalOrder()).map(share -> maxRemovals(share + "%"))
        : removals.stream()
            .map(Verdict.Violation::actual)
            .max(naturalOrder())
            .map(count -> maxRemovals(String.valueOf(count)));
  }

  private static GuardOverride maxRemovals(String value) {
    return new GuardOverride(Guard.MAX_REMOVALS, value);
  }

  private static Optional<Integer> share(Verdict.Violation violation) {
    Matcher share = SHARE.matcher(String.valueOf(violation.allow()));
    return share.find() ? Optional.of(Integer.valueOf(share.group(1))) : Optional.empty();
  }
}
