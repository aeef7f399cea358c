package dev.rollcall.render;

import dev.rollcall.plan.Plan;
import java.io.IOException;
import java.io.Writer;

/**
 * A plan for a reviewer, in Terraform's manner: what would happen to whom, why, and by which line.
 */
public final class PlanText implements View<Plan> {
  private final Palette palette;

  public PlanText(Palette palette) {
    this.palette = palette;
  }

  @Override
  public void write(Plan plan, Writer out) throws IOException {
    Lines lines = new Lines(palette, out);
    Headline headline = new Headline(plan);
    headline.writeOpening(lines);
    new ChangeList(lines, Base.of(plan)).write(plan.changes());
    new Surroundings(lines).write(plan);
    new VerdictText(lines).write(plan.verdict());
    headline.writeClosing(lines);
    out.flush();
  }
}
