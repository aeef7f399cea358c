package dev.rollcall.report;

import static dev.rollcall.report.Span.name;

import dev.rollcall.plan.Action;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import dev.rollcall.report.ColorMode.TextStyle;
import dev.rollcall.report.Item.Block;
import dev.rollcall.report.Page.Nested;
import dev.rollcall.report.Span.Target;
import java.util.List;

/** Several plans, each on its own page, and a table of results. */
final class ProjectsPage {
  private static final List<String> COLUMNS =
      List.of("project", "organization", "changes", "removals", "invites", "waiting", "result");

  private static final List<Span> SEE_ALL = Page.seeCommand("rollcall plan --format json");

  private ProjectsPage() {}

  static Page of(List<ProjectPlan> projects) {
    PageSection text = table(Target.TEXT, projects);
    String title = "Plans of " + projects.size() + " projects";
    PageSection document = table(Target.DOCUMENT, projects).opening(Item.block(Block.TITLE, title));
    return new Page(
        2,
        List.of(text, document.room(0, 2)),
        projects.stream().map(one -> new Nested(one.folder(), page(one.ending()))).toList(),
        SEE_ALL);
  }

  private static Page page(ProjectPlan.Ending ending) {
    if (ending instanceof ProjectPlan.Made made) {
      return PlanPage.of(made.plan());
    }
    if (ending instanceof ProjectPlan.Invalid invalid) {
      return DiagnosticsPage.of(invalid.diagnostics(), SEE_ALL);
    }
    String error = "error: " + ((ProjectPlan.Unreachable) ending).message();
    PageSection section = PageSection.of(Target.TEXT, PlanPage.line(TextStyle.ERROR, error));
    return Page.of(List.of(section), SEE_ALL);
  }

  private static PageSection table(Target target, List<ProjectPlan> projects) {
    return PageSection.list(target, null, projects, ProjectsPage::row).table(COLUMNS);
  }

  private static Item row(ProjectPlan project) {
    Item row = Item.of("{}", name(project.folder()));
    List<String> cells =
        project.ending() instanceof ProjectPlan.Made made
            ? cells(made.plan())
            : List.of("", "", "", "", "", why(project.ending()));
    cells.forEach(cell -> row.and("{}", name(cell)));
    return row;
  }

  private static String why(ProjectPlan.Ending ending) {
    return ending instanceof ProjectPlan.Invalid invalid
        ? "invalid: " + DiagnosticsPage.counts(invalid.diagnostics())
        : "failed: " + ((ProjectPlan.Unreachable) ending).message();
  }

  private static List<String> cells(Plan plan) {
    return List.of(
        Wording.name(plan.header().organization()),
        String.valueOf(plan.changes().size()),
        String.valueOf(plan.changes().stream().filter(Change::reducesAccess).count()),
        String.valueOf(plan.actions().getOrDefault(Action.INVITE, 0)),
        String.valueOf(plan.waitingPeople()),
        result(plan));
  }

  private static String result(Plan plan) {
    if (!plan.verdict().allowed()) {
      return "refused by " + new PlanPage(plan).guards();
    }
    return plan.changes().isEmpty() ? "no changes" : "changes pending";
  }
}
