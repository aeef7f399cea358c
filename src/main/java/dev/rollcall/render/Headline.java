package dev.rollcall.render;

import dev.rollcall.plan.Action;
import dev.rollcall.plan.Allowance;
import dev.rollcall.plan.Cause;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.Summary;
import dev.rollcall.plan.Violation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A plan in numbers, what takes access away first. */
final class Headline {
  private final Plan plan;
  private final Summary summary;

  Headline(Plan plan) {
    this.plan = plan;
    this.summary = plan.summary();
  }

  void writeOpening(Lines lines) throws IOException {
    Plan.Header header = plan.header();
    lines.line(
        Style.HEADING,
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
    if (!plan.verdict().overrides().isEmpty()) {
      lines.line(Style.WARNING, "Allowed for this plan: " + overrides());
    }
  }

  /** The last line, which says it all. */
  void writeClosing(Lines lines) throws IOException {
    lines.end();
    String changes = summary.changes() == 0 ? "No changes." : "Plan: " + actions() + ".";
    lines.text(Style.HEADING, changes);
    String beside = beside();
    if (!beside.isEmpty()) {
      lines.text(" " + beside + ".");
    }
    if (!plan.verdict().allowed()) {
      lines.text(Style.ERROR, " Refused by " + guards() + ".");
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

  private void writeCauses(Lines lines) throws IOException {
    if (causes().size() > 1) {
      lines.line(
          causes().entrySet().stream()
              .map(cause -> cause.getValue() + " " + cause.getKey().word())
              .collect(Collectors.joining(", ", "Causes: ", "")));
    }
  }

  /** How many changes each cause has, those of the files included where there is none. */
  Map<Cause, Integer> causes() {
    Map<Cause, Integer> causes = new EnumMap<>(Cause.class);
    causes.put(Cause.DECLARED, 0);
    plan.changes().forEach(change -> causes.merge(change.cause(), 1, Integer::sum));
    return causes;
  }

  private String overrides() {
    return plan.verdict().overrides().stream()
        .map(Allowance::toString)
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
