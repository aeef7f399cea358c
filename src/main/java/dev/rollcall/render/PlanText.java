package dev.rollcall.render;

import dev.rollcall.plan.Plan;
import java.io.IOException;
import java.io.Writer;

/**
 * A plan for a reviewer, in Terraform's manner: what would happen to whom, why, and by which line.
 */
public final class PlanText implements View<Plan> {
  private final ColorMode palette;

  public PlanText(ColorMode palette) {
    this.palette = palette;
  }

  @Override
  public void write(Plan plan, Writer out) throws IOException {
    StyledWriter lines = new StyledWriter(palette, out);
    Headline headline = new Headline(plan);
    headline.writeOpening(lines);
    new ChangeList(lines, CauseLabels.of(plan)).write(plan.changes());
    new PlanNotesText(lines).write(plan);
    new VerdictText(lines).write(plan.verdict());
    headline.writeClosing(lines);
    out.flush();
  }
}
