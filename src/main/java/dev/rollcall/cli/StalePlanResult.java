package dev.rollcall.cli;

import dev.rollcall.operation.ApplyResult;
import dev.rollcall.render.ColorMode;
import dev.rollcall.render.Findings;
import dev.rollcall.render.PageLimit;
import dev.rollcall.render.StaleMarkdown;
import dev.rollcall.render.StaleText;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/**
 * A saved plan that no longer holds: people read what of it does not, programs get the plan as it
 * would be now.
 *
 * @param project the project's folder seen from the repository's root
 */
record StalePlanResult(ApplyResult.Stale result, String project) implements CommandResult {
  @Override
  public void writeText(ColorMode palette, Writer out) throws IOException {
    if (!result.staleness().isCurrent()) {
      new StaleText(palette).write(result.staleness(), out);
    } else { // a guard alone is what does not fit
      now().writeText(palette, out);
    }
  }

  @Override
  public void writeMarkdown(Writer out) throws IOException {
    if (!result.staleness().isCurrent()) {
      new StaleMarkdown(PageLimit.COMMAND).write(result.staleness(), out);
    } else { // a guard alone is what does not fit
      now().writeMarkdown(out);
    }
  }

  @Override
  public void writeJson(Writer out) throws IOException {
    now().writeJson(out);
  }

  @Override
  public Findings findings() {
    return now().findings();
  }

  private PlanResult now() {
    return new PlanResult(result.now(), project);
  }

  @Override
  public Map<String, Object> outputs() {
    return now().outputs();
  }
}
