package dev.rollcall.render;

import dev.rollcall.plan.Action;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import java.util.List;

/** One row a project, and a heading above them: how each of several plans ended. */
final class PlansTable {
  static final List<String> HEADING =
      List.of("project", "organization", "changes", "removals", "invites", "waiting", "result");

  private PlansTable() {}

  /** What stands in the row of a project, in the order of the heading. */
  static List<String> row(ProjectPlan project) {
    if (project.ending() instanceof ProjectPlan.Made made) {
      return row(project.folder(), made.plan());
    }
    String result =
        project.ending() instanceof ProjectPlan.Invalid invalid
            ? "invalid: " + DiagnosticsText.counts(invalid.diagnostics())
            : "failed: " + ((ProjectPlan.Unreachable) project.ending()).message();
    return List.of(project.folder(), "", "", "", "", "", result);
  }

  private static List<String> row(String folder, Plan plan) {
    long removals = plan.changes().stream().filter(Change::reducesAccess).count();
    return List.of(
        folder,
        Wording.name(plan.header().organization()),
        String.valueOf(plan.changes().size()),
        String.valueOf(removals),
        String.valueOf(plan.summary().of(Action.INVITE)),
        String.valueOf(plan.summary().waiting()),
        result(plan));
  }

  private static String result(Plan plan) {
    if (!plan.verdict().allowed()) {
      return "refused by " + new Headline(plan).guards();
    }
    return plan.changes().isEmpty() ? "no changes" : "changes pending";
  }
}
