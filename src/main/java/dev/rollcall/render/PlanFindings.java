package dev.rollcall.render;

import dev.rollcall.plan.Change;
import dev.rollcall.plan.Guard;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is to be said of a plan, line by line. */
final class PlanFindings {
  private final Plan plan;
  private final CauseLabels base;
  private final RepositoryPath path;

  PlanFindings(Plan plan, RepositoryPath path) {
    this.plan = plan;
    this.base = CauseLabels.of(plan);
    this.path = path;
  }

  /** In no order of weight; the changes in that of {@link Wording#LOSSES_FIRST}. */
  List<Finding> list() {
    Stream<Finding> changes =
        plan.changes().stream().sorted(Wording.LOSSES_FIRST).map(this::finding);
    return Stream.concat(judgements(), changes).toList();
  }

  /** What guards refuse, and warnings. */
  Stream<Finding> judgements() {
    return Stream.concat(
        plan.verdict().violations().stream().map(this::finding),
        plan.warnings().stream()
            .map(warning -> DiagnosticFinding.of(warning, path, organization())));
  }

  private Finding finding(Violation violation) {
    List<String> identity = new ArrayList<>(List.of(organization()));
    if (violation.kind() != null) {
      identity.add(violation.kind().word());
    }
    if (violation.guard() == Guard.PROTECT) {
      identity.add(violation.message());
    }
    String wayOut =
        violation.allow() == null
            ? "nothing lets it pass"
            : violation.allow() + " lets it pass once";
    return new Finding(
        FindingLevel.ERROR,
        PlanRules.of(violation.guard()),
        violation.message(),
        List.of(Explanations.setting(violation), wayOut),
        path.of(violation.source()),
        path.settings(),
        identity);
  }

  private Finding finding(Change change) {
    List<String> further = new ArrayList<>(List.of(Explanations.reason(change, base::mark)));
    further.addAll(ChangeMessages.consequences(change));
    return new Finding(
        change.reducesAccess() ? FindingLevel.LOSS : FindingLevel.CHANGE,
        PlanRules.of(change.step()),
        ChangeMessages.message(change),
        further,
        path.of(change.source()),
        path.settings(),
        List.of(organization(), change.address().toString()));
  }

  private String organization() {
    return plan.header().organization();
  }
}
