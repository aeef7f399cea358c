package dev.rollcall.cli;

import dev.rollcall.plan.Action;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import dev.rollcall.render.ColorMode;
import dev.rollcall.render.Findings;
import dev.rollcall.render.PageLimit;
import dev.rollcall.render.PlanJson;
import dev.rollcall.render.PlanMarkdown;
import dev.rollcall.render.PlanText;
import dev.rollcall.runbook.Runbook;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A plan in every format.
 *
 * @param project the project's folder seen from the repository's root
 */
record PlanResult(Plan plan, String project) implements CommandResult {
  @Override
  public void writeText(ColorMode palette, Writer out) throws IOException {
    new PlanText(palette).write(plan, out);
  }

  @Override
  public void writeJson(Writer out) throws IOException {
    new PlanJson(Version.number()).write(plan, out);
  }

  @Override
  public void writeMarkdown(Writer out) throws IOException {
    new PlanMarkdown(PageLimit.PLAN).write(plan, out);
  }

  @Override
  public void writeRunbook(Writer out) throws IOException {
    out.write(Runbook.of(plan));
  }

  @Override
  public Findings findings() {
    return Findings.of(plan, project);
  }

  @Override
  public Map<String, Object> outputs() {
    Map<String, Object> outputs = new LinkedHashMap<>();
    outputs.put("changes", plan.changes().size());
    outputs.put("invites", plan.summary().of(Action.INVITE));
    outputs.put("removals", plan.changes().stream().filter(Change::reducesAccess).count());
    outputs.put("waiting", plan.summary().waiting());
    outputs.put("blocked", !plan.verdict().allowed());
    return outputs;
  }
}
