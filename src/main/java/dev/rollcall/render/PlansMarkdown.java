package dev.rollcall.render;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Several plans on one page: the table first, then as much of each as there is room for. */
public final class PlansMarkdown implements View<List<ProjectPlan>> {
  private final Page page;

  public PlansMarkdown(Page page) {
    this.page = page;
  }

  @Override
  public void write(List<ProjectPlan> projects, Writer out) throws IOException {
    Room room = new Room(page.maxBytes());
    List<String> parts = new ArrayList<>();
    parts.add(room.fill(table(projects), 2));
    int share = (page.maxBytes() / 2) / Math.max(1, projects.size());
    for (ProjectPlan project : projects) {
      Page own = new Page(Math.max(0, share - 2), page.whereAll());
      parts.add(room.fill(Part.of(body(project.ending(), own))));
    }
    Room.write(out, parts.toArray(String[]::new));
  }

  private Part table(List<ProjectPlan> projects) {
    String heading =
        row(PlansTable.HEADING.stream()) + row(PlansTable.HEADING.stream().map(c -> "---"));
    List<String> rows = projects.stream().map(PlansMarkdown::row).toList();
    return new Part(
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

  private static String body(ProjectPlan.Ending ending, Page page) throws IOException {
    java.io.StringWriter text = new java.io.StringWriter();
    if (ending instanceof ProjectPlan.Made made) {
      new PlanMarkdown(page).write(made.plan(), text);
    } else if (ending instanceof ProjectPlan.Invalid invalid) {
      new DiagnosticsMarkdown(page).write(invalid.diagnostics(), text);
    }
    return text.toString();
  }
}
