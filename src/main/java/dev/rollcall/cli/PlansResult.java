package dev.rollcall.cli;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.render.ColorMode;
import dev.rollcall.render.Findings;
import dev.rollcall.render.PageLimit;
import dev.rollcall.render.PlansJson;
import dev.rollcall.render.PlansMarkdown;
import dev.rollcall.render.PlansText;
import dev.rollcall.render.ProjectPlan;
import dev.rollcall.runbook.Runbook;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The plans of several projects in every format. */
record PlansResult(List<ProjectPlan> projects) implements CommandResult {
  @Override
  public void writeText(ColorMode palette, Writer out) throws IOException {
    new PlansText(palette).write(projects, out);
  }

  @Override
  public void writeJson(Writer out) throws IOException {
    new PlansJson(Version.number()).write(projects, out);
  }

  @Override
  public void writeMarkdown(Writer out) throws IOException {
    new PlansMarkdown(PageLimit.PLAN).write(projects, out);
  }

  @Override
  public void writeRunbook(Writer out) throws IOException {
    for (ProjectPlan project : projects) {
      if (project.ending() instanceof ProjectPlan.Made made) {
        out.write(Runbook.of(made.plan()) + "\n");
      }
    }
  }

  @Override
  public Findings findings() {
    return Findings.of(projects.stream().map(PlansResult::findings).toList());
  }

  private static Findings findings(ProjectPlan project) {
    String path = GitRepository.pathOf(Path.of(project.folder()));
    if (project.ending() instanceof ProjectPlan.Made made) {
      return Findings.of(made.plan(), path);
    }
    if (project.ending() instanceof ProjectPlan.Invalid invalid) {
      return Findings.of(invalid.diagnostics(), path);
    }
    String message = ((ProjectPlan.Unreachable) project.ending()).message();
    return Findings.of(Diagnostics.of(List.of(Diagnostic.error("failed", message, null))), path);
  }

  /** The sums over all projects; blocked where any is. */
  @Override
  public Map<String, Object> outputs() {
    Map<String, Object> sums = new LinkedHashMap<>();
    for (ProjectPlan project : projects) {
      if (project.ending() instanceof ProjectPlan.Made made) {
        new PlanResult(made.plan(), "")
            .outputs()
            .forEach((name, value) -> sums.merge(name, value, PlansResult::both));
      }
    }
    return sums;
  }

  private static Object both(Object one, Object other) {
    return one instanceof Number number
        ? (Object) (number.longValue() + ((Number) other).longValue())
        : (Object) ((Boolean) one || (Boolean) other);
  }
}
