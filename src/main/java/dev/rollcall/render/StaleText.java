package dev.rollcall.render;

import dev.rollcall.plan.Change;
import dev.rollcall.plan.Consequence;
import dev.rollcall.plan.SavedChange;
import dev.rollcall.plan.StaleChange;
import dev.rollcall.plan.Staleness;
import java.io.IOException;
import java.io.Writer;

/**
 * Why a saved plan is not applied, and what of it is no longer so: each change as it was approved
 * and as it would be now.
 */
public final class StaleText implements View<Staleness> {
  private final ColorMode palette;

  public StaleText(ColorMode palette) {
    this.palette = palette;
  }

  @Override
  public void write(Staleness staleness, Writer out) throws IOException {
    StyledWriter lines = new StyledWriter(palette, out);
    lines.line(
        TextStyle.ERROR,
        "The saved plan is stale: " + Wording.reasons(staleness) + ". Nothing was changed.");
    for (StaleChange change : staleness.stale()) {
      lines.end();
      write(lines, change);
    }
    lines.end();
    lines.line("Make a new plan with rollcall plan --out FILE, and have it reviewed.");
    out.flush();
  }

  private static void write(StyledWriter lines, StaleChange change) throws IOException {
    lines.line(Wording.subject(change.saved().address()) + ": " + change.reason());
    write(lines, "saved: ", change.saved());
    Change now = change.now();
    if (now == null) {
      lines.line("  now:   nothing is planned");
    } else {
      write(lines, "now:   ", SavedChange.of(now));
    }
  }

  private static void write(StyledWriter lines, String when, SavedChange change)
      throws IOException {
    TextStyle style = Wording.style(change.action());
    String sign = Wording.sign(change.action()) + " " + Wording.verb(change.action());
    lines.text("  " + when).text(style, sign).line(" " + Wording.object(change));
    for (Consequence consequence : change.consequences()) {
      lines.line(
          "           " + Wording.sign(consequence) + " " + Wording.consequence(consequence));
    }
  }
}
