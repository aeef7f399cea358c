package dev.rollcall.render;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Several plans one below the other, and a closing table. */
public final class PlansText implements View<List<ProjectPlan>> {
  private final ColorMode palette;

  public PlansText(ColorMode palette) {
    this.palette = palette;
  }

  @Override
  public void write(List<ProjectPlan> projects, Writer out) throws IOException {
    StyledWriter lines = new StyledWriter(palette, out);
    for (ProjectPlan project : projects) {
      lines.line(TextStyle.HEADING, "== " + project.folder());
      write(project.ending(), lines, out);
      lines.end();
    }
    writeTable(projects, lines);
    out.flush();
  }

  private void write(ProjectPlan.Ending ending, StyledWriter lines, Writer out) throws IOException {
    if (ending instanceof ProjectPlan.Made made) {
      new PlanText(palette).write(made.plan(), out);
    } else if (ending instanceof ProjectPlan.Invalid invalid) {
      new DiagnosticsText(palette).write(invalid.diagnostics(), out);
    } else {
      lines.line(TextStyle.ERROR, "error: " + ((ProjectPlan.Unreachable) ending).message());
    }
  }

  private static void writeTable(List<ProjectPlan> projects, StyledWriter lines)
      throws IOException {
    List<List<String>> rows = new ArrayList<>(List.of(PlansTable.HEADING));
    projects.forEach(project -> rows.add(PlansTable.row(project)));
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        line.append(padded(row.get(column), width(rows, column))).append("  ");
      }
      lines.line(
          row == rows.get(0) ? TextStyle.HEADING : TextStyle.REMARK,
          line.toString().stripTrailing());
    }
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> TerminalText.of(row.get(column)).length()).max().orElse(0);
  }

  private static String padded(String text, int width) {
    String shown = TerminalText.of(text);
    return shown + " ".repeat(width - shown.length());
  }
}
