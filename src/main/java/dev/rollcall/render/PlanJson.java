package dev.rollcall.render;

import dev.rollcall.plan.Plan;
import dev.rollcall.saved.PlanFile;
import java.io.IOException;
import java.io.Writer;

/** A plan for programs: the very document that is saved. */
public final class PlanJson implements View<Plan> {
  private final PlanFile document;

  public PlanJson(String rollcallVersion) {
    this.document = new PlanFile(rollcallVersion);
  }

  @Override
  public void write(Plan plan, Writer out) throws IOException {
    document.write(plan, out);
  }
}
