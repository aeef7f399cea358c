package dev.rollcall.render;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Several plans on one page: the table first, then as much of each as there is room for. */
public final class PlansMarkdown implements View<List<ProjectPlan>> {
  /** Bytes in which a plan has room for its heading and something beneath it. */
  private static final int MIN_BYTES = 400;

  private final PageLimit page;

  public PlansMarkdown(PageLimit page) {
    this.page = page;
  }

  /** Writes at most as much as the page holds: a plan that does not fit is left out and counted. */
  @Override
  public void write(List<ProjectPlan> projects, Writer out) throws IOException {
    PageBudget room = new PageBudget(page.maxBytes());
    List<String> parts = new ArrayList<>(List.of(room.fill(table(projects), 2)));
    IntFunction<String> note = page.missing(projects.size());
    PageLimit share =
        new PageLimit(
            room.left(PageSection.size(note.apply(projects.size())), projects.size()),
            page.fullOutputHint());
    int missing = 0;
    for (ProjectPlan project : projects) {
      String body = body(project.ending(), share);
      // a page too small for its heading tells nothing; why a project failed stands in the table
      if (body.startsWith("## ")) {
        parts.add(room.fill(PageSection.of(body)));
      } else if (!(project.ending() instanceof ProjectPlan.Unreachable)) {
        missing++;
      }
    }
    parts.add(room.fill(PageSection.of(missing == 0 ? "" : note.apply(missing).stripLeading())));
    PageBudget.write(out, parts.toArray(String[]::new));
  }

  private PageSection table(List<ProjectPlan> projects) {
    String heading =
        row(PlansTable.HEADING.stream()) + row(PlansTable.HEADING.stream().map(c -> "---"));
    List<String> rows = projects.stream().map(PlansMarkdown::row).toList();
    return new PageSection(
        "## Plans of " + projects.size() + " projects\n\n" + heading,
        rows,
        "",
        page.missing(rows.size()));
  }

  private static String row(ProjectPlan project) {
    return row(PlansTable.row(project).stream().map(PlansMarkdown::cell));
  }

  private static String row(Stream<String> cells) {
    return cells.collect(joining(" | ", "| ", " |\n"));
  }

  /** A bar ends a cell even inside of code. */
  private static String cell(String text) {
    boolean plain = text.matches("[a-z0-9 ]*");
    return plain ? text : Markdown.code(text.replace("|", "¦"));
  }

  private static String body(ProjectPlan.Ending ending, PageLimit page) throws IOException {
    if (page.maxBytes() < MIN_BYTES) {
      return ""; // of thousands of plans, not one is written to be thrown away
    }
    StringWriter text = new StringWriter();
    if (ending instanceof ProjectPlan.Made made) {
      new PlanMarkdown(page).write(made.plan(), text);
    } else if (ending instanceof ProjectPlan.Invalid invalid) {
      new DiagnosticsMarkdown(page).write(invalid.diagnostics(), text);
    }
    return text.toString();
  }
}
