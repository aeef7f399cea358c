package dev.rollcall.cli;

import dev.rollcall.plan.Action;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import dev.rollcall.render.Annotations;
import dev.rollcall.render.CodeQuality;
import dev.rollcall.render.Findings;
import dev.rollcall.render.Page;
import dev.rollcall.render.Palette;
import dev.rollcall.render.PlanJson;
import dev.rollcall.render.PlanMarkdown;
import dev.rollcall.render.PlanText;
import dev.rollcall.render.Sarif;
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
record PlanArtefact(Plan plan, String project) implements Artefact {
  @Override
  public void write(Format format, Palette palette, Writer out) throws IOException {
    switch (format) {
      case text -> new PlanText(palette).write(plan, out);
      case json -> new PlanJson(Version.number()).write(plan, out);
      case markdown -> new PlanMarkdown(Page.PLAIN).write(plan, out);
      case github -> new Annotations().write(findings(), out);
      case gitlab -> new CodeQuality().write(findings(), out);
      case sarif -> new Sarif(Version.number()).write(findings(), out);
      case runbook -> out.write(Runbook.of(plan));
    }
  }

  private Findings findings() {
    return Findings.of(plan, project);
  }

  @Override
  public Map<String, Object> outputs() {
    Map<String, Object> outputs = new LinkedHashMap<>();
    outputs.put("changes", plan.changes().size());
    outputs.put("invites", plan.summary().of(Action.INVITE));
    outputs.put("removals", plan.changes().stream().filter(Change::takesAway).count());
    outputs.put("waiting", plan.summary().waiting());
    outputs.put("blocked", !plan.verdict().allowed());
    return outputs;
  }
}
