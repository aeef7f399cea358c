package dev.rollcall.render;

import dev.rollcall.plan.Action;
import dev.rollcall.plan.BaseComparison;
import dev.rollcall.plan.Cause;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.GuardOverride;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.PlanSummary;
import dev.rollcall.plan.Violation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A plan in numbers, what takes access away first. */
final class Headline {
  private final Plan plan;
  private final PlanSummary summary;

  Headline(Plan plan) {
    this.plan = plan;
    this.summary = plan.summary();
  }

  void writeOpening(StyledWriter lines) throws IOException {
    Plan.Header header = plan.header();
    lines.line(
        TextStyle.HEADING,
        "Plan for "
            + Wording.name(header.organization())
            + " ("
            + header.provider()
            + "), made "
            + header.createdAt());
    if (summary.changes() > 0) {
      lines.line(actions());
    }
    writeCauses(lines);
    if (!settings().isEmpty()) {
      lines.line(TextStyle.WARNING, settings());
    }
    if (!plan.verdict().overrides().isEmpty()) {
      lines.line(TextStyle.WARNING, "Allowed for this plan: " + overrides());
    }
  }

  /** The last line, which says it all. */
  void writeClosing(StyledWriter lines) throws IOException {
    writeClosing(lines, summary.changes() == 0 ? "No changes." : "Plan: " + actions() + ".");
  }

  /**
   * The last line, which says it all.
   *
   * @param changes what is to be said of the changes
   */
  void writeClosing(StyledWriter lines, String changes) throws IOException {
    lines.end();
    lines.text(TextStyle.HEADING, changes);
    String beside = beside();
    if (!beside.isEmpty()) {
      lines.text(" " + beside + ".");
    }
    if (!plan.verdict().allowed()) {
      lines.text(TextStyle.ERROR, " Refused by " + guards() + ".");
    }
    lines.end();
  }

  /** How many of each action, such as {@code 2 to remove, 1 to invite}; empty without changes. */
  String actions() {
    return Wording.REMOVALS_FIRST.stream()
        .filter(action -> summary.of(action) > 0)
        .map(action -> summary.of(action) + " to " + Wording.verb(action) + lowered(action))
        .collect(Collectors.joining(", "));
  }

  private String lowered(Action action) {
    long lowered = plan.changes().stream().filter(Change::lowers).count();
    return action == Action.SET_ROLE && lowered > 0 ? " (" + lowered + " lowered)" : "";
  }

  private void writeCauses(StyledWriter lines) throws IOException {
    Map<Cause, Integer> causes = causes();
    if (!causes.isEmpty()) {
      CauseLabels base = CauseLabels.of(plan);
      lines.line(
          causes.entrySet().stream()
              .map(cause -> cause.getValue() + " " + base.words(cause.getKey()))
              .collect(Collectors.joining(", ", "Causes: ", "")));
    }
  }

  /** How many changes each cause has; empty where it goes without saying. */
  Map<Cause, Integer> causes() {
    Map<Cause, Integer> causes = new EnumMap<>(Cause.class);
    if (CauseLabels.of(plan) == CauseLabels.COMPARED && !plan.changes().isEmpty()) {
      causes.put(Cause.DECLARED, 0);
      causes.put(Cause.DRIFT, 0);
    }
    plan.changes().forEach(change -> causes.merge(change.cause(), 1, Integer::sum));
    return causes.keySet().equals(Set.of(Cause.DECLARED)) ? Map.of() : causes;
  }

  /** Which settings say something else in the base; empty where none does or nobody knows. */
  String settings() {
    BaseComparison comparison = plan.comparison();
    if (comparison == null || comparison.changedSettings().isEmpty()) {
      return "";
    }
    return (comparison.settingsInEffect()
            ? "Changed settings: "
            : "Changed settings, which this plan does not use yet: ")
        + String.join(", ", comparison.changedSettings());
  }

  private String overrides() {
    return plan.verdict().overrides().stream()
        .map(GuardOverride::toString)
        .collect(Collectors.joining(", "));
  }

  /** The guards that refuse the plan; empty where it may be applied. */
  String guards() {
    return plan.verdict().violations().stream()
        .map(Violation::guard)
        .distinct()
        .map(guard -> guard.word())
        .collect(Collectors.joining(", "));
  }

  /** How much there is beside the changes; empty where there is nothing. */
  String beside() {
    List<String> counts = new ArrayList<>();
    counts.add(summary.waiting() + " waiting");
    counts.add(
        Wording.count(
            summary.waitingAccess(),
            "membership or grant waiting",
            "memberships and grants waiting"));
    counts.add(summary.unmanaged() + " unmanaged");
    counts.add(Wording.count(plan.warnings().size(), "warning", "warnings"));
    counts.removeIf(count -> count.startsWith("0 "));
    return String.join(", ", counts);
  }
}
